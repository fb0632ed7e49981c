"""Writes the rows of a message in the caller's transaction, and rings after the commit."""

import structlog
from django.db import transaction
from kombu.exceptions import OperationalError

from portal.notifications.kinds import notice
from portal.notifications.models import Channel, Notice, State
from portal.workflow.models import Event

log = structlog.get_logger(__name__)


def queue(kind: str, *, event: Event, subject: object) -> list[Notice]:
    """Write one row per recipient and channel; must run inside the transaction that wrote the event."""
    row = notice[kind]
    people = {person.pk: person for person in row.recipients(subject) if person.is_active}
    if not row.tell_actor:
        people.pop(event.actor_id, None)
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
        ]
    )
    if waiting := [row.pk for row in rows if row.channel == Channel.MAIL]:
        transaction.on_commit(lambda: ring(waiting))
    return rows


def ring(notice_ids: list[int]) -> None:
    """Tell a worker which rows wait. A broker that is away costs nothing: the sweep rings again."""
    from portal.notifications.tasks import deliver  # noqa: PLC0415

    try:
        deliver.apply_async(kwargs={"notice_ids": notice_ids}, retry=False)
    except (OperationalError, OSError) as error:
        log.warning("doorbell.silent", notices=len(notice_ids), error=type(error).__name__)
