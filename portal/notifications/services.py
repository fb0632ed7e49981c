"""Writes on messages that people ask for: read, switch off, send again. Each states its transaction."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from portal.notifications import outbox
from portal.notifications.models import Mute, Notice, State
from portal.notifications.rendering import subject_of
from portal.workflow.engine import MoveRefused
from portal.workflow.models import Event

SENT_AGAIN = "notice.sent_again"


def mark_read(row: Notice, *, at: datetime) -> None:
    """The first look counts; one statement."""
    Notice.objects.unread().filter(pk=row.pk).update(read_at=at)


def mark_all_read(user: Any, *, at: datetime) -> int:
    """Everything in the inbox now; one statement. Returns how many were new."""
    return Notice.objects.inbox_of(user).unread().order_by().update(read_at=at)


@transaction.atomic
def choose_mails(user: Any, *, among: Collection[str], wanted: Collection[str]) -> None:
    """Of the kinds that the person was shown, mute what is not wanted and mail the rest again."""
    unwanted = set(among) - set(wanted)
    Mute.objects.filter(user=user, kind__in=set(among) - unwanted).delete()
    Mute.objects.bulk_create([Mute(user=user, kind=kind) for kind in sorted(unwanted)], ignore_conflicts=True)


def mute(user: Any, *, kind: str) -> None:
    """Switch one mail off; twice is once."""
    Mute.objects.get_or_create(user=user, kind=kind)


@transaction.atomic
def send_again(row: Notice, *, actor: Any, at: datetime, reason: str) -> Event:
    """Queue a mail that was given up, with all its attempts before it again; the subject's history says why.

    Locks the notice and its subject. Raises MoveRefused where it was not given up, or no reason is given.
    """
    locked = Notice.objects.select_for_update(of=("self",)).select_related("event").get(pk=row.pk)
    if locked.state != State.DEAD:
        raise MoveRefused(_("Only a message that was given up can be sent again."))
    if not reason.strip():
        raise MoveRefused(_("Give a reason."))
    subject = subject_of(locked.event)
    type(subject)._base_manager.select_for_update(of=("self",)).get(pk=subject.pk)
    Notice.objects.filter(pk=locked.pk).update(
        state=State.QUEUED, attempts=0, next_attempt_at=at, locked_until=None, last_error=""
    )
    transaction.on_commit(lambda: outbox.ring([locked.pk]), robust=True)
    return Event.record(
        subject,
        SENT_AGAIN,
        actor=actor,
        at=at,
        note=reason.strip(),
        data={"notice": locked.public_id, "kind": locked.kind},
    )
