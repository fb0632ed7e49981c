"""What an error in sending means: try again later, or never again."""

import smtplib
from dataclasses import dataclass

from celery.exceptions import SoftTimeLimitExceeded


class Undeliverable(Exception):
    """Trying again would change nothing; the text is for the administrator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`final`: give up now. `stop`: the server itself is in trouble, so leave the other messages alone."""

    final: bool
    stop: bool
    reason: str


def judge(error: Exception) -> Verdict:
    """A refusal of this recipient or these words is final; everything else may pass."""
    # Every error of smtplib is an OSError too; these two concern one message, the others the server.
    about_one = isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)
    return Verdict(
        final=isinstance(error, Undeliverable) or _refused_for_good(error),
        stop=isinstance(error, OSError | SoftTimeLimitExceeded) and not about_one,
        reason=_words(error),
    )


def _refused_for_good(error: Exception) -> bool:
    """5xx to the recipient or the message. A 5xx to our name or password is a fault of ours, and mended."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(500 <= code < 600 for code, _reply in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and 500 <= error.smtp_code < 600


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(_reply(code, reply) for code, reply in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return _reply(error.smtp_code, error.smtp_error)
    return f"{type(error).__name__}: {error}"


def _reply(code: int, reply: bytes | str) -> str:
    return f"{code} {reply.decode(errors='replace') if isinstance(reply, bytes) else reply}"
