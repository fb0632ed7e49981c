"""Mails without a subject in the workflow: confirm an address, reset a password, accept an invitation.

They are rows like notices and travel the same way; their words are wiped once they have left.
"""

from datetime import datetime, timedelta

from django.db import transaction

from portal.core.text import single_line
from portal.notifications.bell import DELIVER_LETTERS, batches, bell
from portal.notifications.models import WAITING, Letter, State

KEPT = timedelta(days=30)


def post(*, to: str, subject: str, text: str, html: str = "", language: str, at: datetime) -> Letter:
    """Write a letter in the caller's transaction and ring after the commit.

    Blank lines part paragraphs; a paragraph that is one address of this site becomes the link. Without
    `html` the HTML part is made from the text. Nothing of the words ever reaches the broker or a log.
    """
    letter = Letter.objects.create(
        to=to,
        subject=single_line(subject)[:200],
        text=text,
        html=html,
        language=language,
        state=State.QUEUED,
        created_at=at,
        next_attempt_at=at,
    )
    transaction.on_commit(lambda: ring([letter.pk]), robust=True)
    return letter


def ring(letter_ids: list[int]) -> None:
    """Tell workers which letters wait."""
    for ids in batches(letter_ids):
        bell.ring(DELIVER_LETTERS, letter_ids=ids)


def forget(*, at: datetime) -> int:
    """Delete letters that were done with long ago: an address is kept no longer than a question may take."""
    return Letter.objects.exclude(state__in=WAITING).filter(created_at__lt=at - KEPT).delete()[0]
