"""Writes the rows of a message in the caller's transaction, and rings after the commit."""

from typing import Any

from django.db import transaction

from portal.notifications.bell import DELIVER, batches, bell
from portal.notifications.kinds import Kind, notice
from portal.notifications.models import Channel, Mute, Notice, State
from portal.workflow.models import Event


def queue(kind: str, *, event: Event, subject: object) -> list[Notice]:
    """Write one row per recipient and channel; must run inside the transaction that wrote the event."""
    row = notice[kind]
    people = {person.pk: person for person in row.recipients(subject) if person.is_active}
    if not row.tell_actor:
        people.pop(event.actor_id, None)
    quiet = _muted(row, people)
    rows = Notice.objects.bulk_create(
        [
            Notice(
                event=event,
                kind=kind,
                recipient=person,
                channel=channel,
                state=State.SENT if channel == Channel.INBOX else State.QUEUED,
                created_at=event.at,
                next_attempt_at=event.at,
                sent_at=event.at if channel == Channel.INBOX else None,
            )
            for person in people.values()
            for channel in Channel
            if channel == Channel.INBOX or person.pk not in quiet
        ]
    )
    if waiting := [row.pk for row in rows if row.channel == Channel.MAIL]:
        # Robust: whatever goes wrong with the bell, what was committed stays a success for the person.
        transaction.on_commit(lambda: ring(waiting), robust=True)
    return rows


def ring(notice_ids: list[int]) -> None:
    """Tell workers which rows wait; a broker that is away costs nothing, because the sweep rings again."""
    for ids in batches(notice_ids):
        bell.ring(DELIVER, notice_ids=ids)


def _muted(row: Kind, people: dict[int, Any]) -> set[int]:
    """Who does not want this kind by mail."""
    if not row.may_mute:
        return set()
    return set(Mute.objects.filter(kind=row.name, user__in=people).values_list("user_id", flat=True))
