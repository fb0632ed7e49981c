"""Account mails: a row in the request's transaction, sent by a worker that claimed it, then wiped.

The row is the truth and the broker a doorbell that carries nothing but row numbers.
"""

import random
from datetime import datetime, timedelta
from smtplib import SMTPException

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from kombu.exceptions import OperationalError

from portal.accounts.models import Letter

log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=2)
KEPT = timedelta(days=7)
ATTEMPTS = 10
PAUSES = (10, 30, 60, 300, 900, 1800, 3600, 7200, 14400)


def post(*, to: str, subject: str, body: str, at: datetime) -> Letter:
    """Write a mail in the caller's transaction and ring for it after the commit."""
    letter = Letter.objects.create(to=to, subject=subject[:200], body=body, created_at=at, next_attempt_at=at)
    transaction.on_commit(ring)
    return letter


def ring() -> None:
    """Tell a worker that mail waits. A broker that is away costs nothing: the sweep looks as well."""
    from portal.accounts.tasks import deliver_letters  # noqa: PLC0415

    try:
        deliver_letters.apply_async(retry=False)
    except (OperationalError, OSError) as error:
        log.warning("letters.doorbell_silent", error=type(error).__name__)


def send_due(*, at: datetime, limit: int = 50) -> int:
    """Claim what is due and send it; return how many went out."""
    return sum(_send(letter, at=at) for letter in _claim(at=at, limit=limit))


def forget(*, at: datetime) -> int:
    """Delete the rows of mails that are long done."""
    done = Letter.objects.filter(created_at__lt=at - KEPT).exclude(sent_at=None, given_up_at=None)
    return done.delete()[0]


@transaction.atomic
def _claim(*, at: datetime, limit: int) -> list[Letter]:
    due = Letter.objects.due(at).select_for_update(skip_locked=True).order_by("next_attempt_at", "pk")[:limit]
    letters = list(due)
    held = Letter.objects.filter(pk__in=[letter.pk for letter in letters])
    held.update(locked_until=at + LEASE, attempts=F("attempts") + 1)
    return letters


def _send(letter: Letter, *, at: datetime) -> bool:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    message = EmailMessage(
        letter.subject,
        letter.body,
        to=[letter.to],
        # The same on every attempt, so that a mail that went out twice is known as one.
        headers={"Message-ID": f"<{letter.public_id}@{domain}>", "Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except (SMTPException, OSError) as error:
        _put_off(letter, error=error, at=at)
        return False
    Letter.objects.filter(pk=letter.pk).update(sent_at=at, body="", locked_until=None, last_error="")
    return True


def _put_off(letter: Letter, *, error: Exception, at: datetime) -> None:
    """Try again later, each time later still, and give up in the end: a dead link must not lie about."""
    row = Letter.objects.filter(pk=letter.pk)
    reason = f"{type(error).__name__}: {error}"[:300]
    if letter.attempts + 1 >= ATTEMPTS:
        row.update(given_up_at=at, body="", locked_until=None, last_error=reason)
        log.error("letters.given_up", letter=letter.public_id, error=type(error).__name__)
        return
    pause = PAUSES[letter.attempts] * random.uniform(0.5, 1.5)  # noqa: S311
    row.update(next_attempt_at=at + timedelta(seconds=pause), locked_until=None, last_error=reason)
