"""Writes on calls: making cut-offs, extending them, and taking an application in. Each locks the call."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from applications.calls.models import Call, CutOff, Entry, Extension
from applications.calls.queries import clock, open_for
from portal.ui import formats
from portal.workflow.engine import MoveRefused
from portal.workflow.models import Event

# Shared: submissions do not wait for each other, an extension waits for them and they for it.
_HOLD = "SELECT id FROM {table} WHERE mode_id = %s AND published ORDER BY id FOR SHARE"


@transaction.atomic
def add_cut_offs(*, call: Call, moments: Iterable[datetime], at: datetime) -> int:
    """Create all at once; those that are there already stay as they are."""
    Call.objects.select_for_update().get(pk=call.pk)
    known = set(call.cut_offs.values_list("announced_at", flat=True))
    new = [
        CutOff(call=call, announced_at=moment, closes_at=moment, changed_at=at)
        for moment in sorted(set(moments) - known)
    ]
    return len(CutOff.objects.bulk_create(new))


@transaction.atomic
def extend(
    *, cut_off: CutOff, until: datetime, reason: str, actor: Any, at: datetime, company: Any = None
) -> Extension:
    """More time, for all or for one company. MoveRefused without a reason, or where it would not be later.

    The lock excludes every submission of the call, so that nobody is refused by the old time afterwards.
    """
    Call.objects.select_for_update().get(pk=cut_off.call_id)
    row = CutOff.objects.select_for_update().get(pk=cut_off.pk)
    if not reason.strip():
        raise MoveRefused(_("Give a reason."))
    if until <= row.closes_at:
        raise MoveRefused(_("Give a moment after %(now)s.") % {"now": formats.deadline(row.closes_at)})
    kept = Extension.objects.create(
        cut_off=row, company=company, was=row.closes_at, until=until, reason=reason.strip(), at=at, by=actor
    )
    if company is None:
        row.closes_at, row.sequence, row.changed_at = until, row.sequence + 1, at
        row.save(update_fields=["closes_at", "sequence", "changed_at"])
    return kept


def hold_calls(mode: Any) -> bool:
    """Hold the published calls of a mode still, and say whether there are any."""
    table = connection.ops.quote_name(Call._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(_HOLD.format(table=table), [mode.pk])
        return cursor.fetchone() is not None


def take_in(application: Any, *, seen: str = "") -> Entry | None:
    """Attach an application to the cut-off that is open at this instant; None where its mode has no calls.

    `seen` is the cut-off that the page named. MoveRefused where that one is over, or where none is open.
    The caller's transaction holds the application's row.
    """
    mode, company = application.mode, application.company
    if not hold_calls(mode):
        return None
    now = clock()  # after the lock: what an extension has just changed counts
    found = open_for(mode=mode, company=company, at=now)
    if found is None:
        raise MoveRefused(over())
    cut_off, extension = found
    if seen and seen != cut_off.public_id:
        named = CutOff.objects.filter(public_id=seen, call__mode=mode, closes_at__gte=now).first()
        if named is None:
            raise MoveRefused(missed(seen, instead=cut_off))
        cut_off, extension = named, None  # opened during the grace of the one before, the page named this one
    until = extension.until if extension else cut_off.closes_at
    return Entry.objects.create(
        application=application,
        cut_off=cut_off,
        received_at=now,
        in_grace=now > until,
        extension=extension,
    )


def over() -> str:
    return _("No call is open now. Your draft is kept, and goes to the next cut-off that is announced.")


def missed(seen: str, *, instead: CutOff) -> str:
    """The page named one cut-off, and it has passed meanwhile."""
    was = CutOff.objects.filter(public_id=seen).first()
    words = _(
        "The cut-off of %(was)s has passed. Your draft is kept: read it and sign again, and it goes to the cut-off "
        "of %(next)s."
    )
    given = formats.deadline(was.closes_at) if was else _("this page")
    return words % {"was": given, "next": formats.deadline(instead.closes_at)}


def record(entry: Entry, *, actor: Any, at: datetime) -> None:
    """The history of the application says for which cut-off it came in, and whether it needed the grace."""
    facts = {
        "cut_off": entry.cut_off.public_id,
        "closes": entry.cut_off.closes_at.isoformat(),
        "received": entry.received_at.isoformat(),
        "in_grace": entry.in_grace,
        "own_extension": entry.extension_id is not None,
    }
    Event.record(entry.application, "call.entered", actor=actor, at=at, data=facts)
