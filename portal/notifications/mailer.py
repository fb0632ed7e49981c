"""One connection to the mail server for a batch of messages, opened late and thrown away after trouble."""

import contextlib
import smtplib
from types import TracebackType
from typing import Any, Self

from django.conf import settings
from django.core.mail import EmailMessage, get_connection


class Mailer:
    """`with Mailer() as mailer: mailer.send(mail)`. Sends outside any transaction, with time-outs."""

    def __init__(self) -> None:
        self._connection: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close(politely=True)

    def send(self, mail: EmailMessage) -> None:
        """Return once the server took it; raise whatever went wrong otherwise.

        The connection is opened by us and stays open, so that a failing goodbye cannot undo a success.
        """
        try:
            self._open()
            if not self._connection.send_messages([mail]):
                raise smtplib.SMTPServerDisconnected("the message was not taken")
        except smtplib.SMTPRecipientsRefused:
            raise
        except Exception:
            self._close(politely=False)
            raise

    def _open(self) -> None:
        """Connect where there is no connection yet, and from then on wait longer for answers."""
        if self._connection is None:
            self._connection = get_connection()
            self._connection.open()
            self._wait_for(settings.DELIVERY_REPLY_TIMEOUT)

    def _close(self, *, politely: bool) -> None:
        """Say goodbye, or hang up: a server in trouble would only keep us waiting once more."""
        if self._connection is None:
            return
        if politely:
            self._wait_for(settings.EMAIL_TIMEOUT)
        elif talk := self._conversation:
            talk.close()
        with contextlib.suppress(OSError, smtplib.SMTPException):
            self._connection.close()
        self._connection = None

    def _wait_for(self, seconds: float) -> None:
        if (talk := self._conversation) and talk.sock:
            talk.sock.settimeout(seconds)

    @property
    def _conversation(self) -> smtplib.SMTP | None:
        """Where mail goes by SMTP, the connection as the standard library sees it."""
        talk = getattr(self._connection, "connection", None)
        return talk if isinstance(talk, smtplib.SMTP) else None
