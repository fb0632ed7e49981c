"""Lock, read again, check, write, record, queue: the only code that assigns `status`."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from portal.notifications.outbox import queue
from portal.workflow.lifecycle import Move, Words
from portal.workflow.models import Event
from portal.workflow.registry import effect, fill
from portal.workflow.subjects import Subject


class MoveRefused(Exception):
    """A move that cannot be made now; its text is a sentence for the person who tried."""


class AlreadyMoved(MoveRefused):
    """Somebody else was faster: the page that the person looked at is out of date."""


@transaction.atomic
def begin(subject: Subject, *, actor: Any, at: datetime, data: dict[str, Any] | None = None) -> Event:
    """Save a new subject in the first state of its table, and record that it exists."""
    subject.status = subject.lifecycle.start
    subject.save(force_insert=True)
    return Event.record(subject, "create", target=subject.status, actor=actor, at=at, data=data)


@transaction.atomic
def perform(
    subject: Subject,
    name: str,
    *,
    actor: Any,
    at: datetime,
    note: str = "",
    seen: str = "",
    data: dict[str, Any] | None = None,
) -> Event:
    """Make one move and return the event that records it.

    The row is locked and read again, so `subject` may be stale; it is brought up to date on return.
    `seen` is the state that the person was looking at: a mismatch is refused rather than guessed at.
    `actor=None` is the system. `data` goes into the event: figures and ids, never personal text.
    Raises MoveRefused with a sentence; nothing is written then.
    """
    row = type(subject)._base_manager.select_for_update(of=("self",)).get(pk=subject.pk)
    move = row.lifecycle.moves[name]
    if reason := _why_not(row, move, actor=actor, at=at, note=note, seen=seen):
        raise reason

    source = row.status
    _write(row, move, actor=actor, at=at)

    event = Event.record(
        row, name, source=source, target=move.target, actor=actor, at=at, note=note.strip(), data=data or {}
    )
    for consequence in move.effects:
        effect[consequence](row, event=event, actor=actor, at=at)
    for kind in move.notices:
        queue(kind, event=event, subject=row)
    subject.refresh_from_db()
    return event


def _write(row: Subject, move: Move, *, actor: Any, at: datetime) -> None:
    """The new state, its stamp and what the table fills in, in one UPDATE: the row's checks see them together."""
    values: dict[str, Any] = {"status": move.target}
    if move.stamps:
        values |= {f"{move.stamps}_at": at, f"{move.stamps}_by": actor}
    for name in move.fills:
        values |= fill[name](row, actor=actor, at=at)
    for column, value in values.items():
        setattr(row, column, value)
    row.save(update_fields=list(values))


def _why_not(
    row: Subject, move: Move, *, actor: Any, at: datetime, note: str, seen: str
) -> MoveRefused | None:
    """The first reason against a move, in the order in which a person would ask."""
    if not (held := row.roles_of(actor)) & set(move.by):
        return MoveRefused(_("You cannot do this: %(move)s.") % {"move": move.label})
    if (seen and seen != row.status) or row.status not in move.sources:
        return AlreadyMoved(
            _(
                "This has changed since you opened the page. It is now “%(status)s”: look again before you go on."
            )
            % {"status": row.status_for(held)}
        )
    if move.needs_note and not note.strip():
        return MoveRefused(_("Give a reason."))
    reason: Words = row.refusal(move.name, actor=actor, at=at)
    return MoveRefused(str(reason)) if reason else None
