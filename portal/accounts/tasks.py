"""What a worker does for accounts: send the mails that wait, and clear away what is done."""

from celery import shared_task
from django.utils import timezone

from portal.accounts import letters


@shared_task(name="portal.accounts.deliver_letters")
def deliver_letters(**_later: object) -> None:
    """Safe to run twice and at once: rows are claimed."""
    letters.send_due(at=timezone.now())


@shared_task(name="portal.accounts.sweep_letters")
def sweep_letters(**_later: object) -> None:
    """The periodic look: whatever the doorbell missed, and old rows."""
    now = timezone.now()
    letters.send_due(at=now)
    letters.forget(at=now)
