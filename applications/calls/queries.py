"""Reads of calls that more than one page needs."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, ExpressionWrapper, F, QuerySet

from applications.calls.models import Call, CutOff, Extension

PAGE = 50  # cut-offs that the catalogue and the feeds show


def published() -> QuerySet[Any]:
    return Call.objects.filter(published=True)


def coming(*, at: datetime) -> QuerySet[Any]:
    """The cut-offs still to come of published calls, the next first; at most a page of them."""
    rows = CutOff.objects.filter(call__published=True, closes_at__gte=at)
    return rows.select_related("call__mode").order_by("closes_at", "id")[:PAGE]


def next_of_modes(*, at: datetime) -> dict[int, Any]:
    """The next cut-off of each mode by the mode's row, in one query."""
    rows = CutOff.objects.filter(call__published=True, call__opens_at__lte=at, closes_at__gte=at)
    rows = rows.select_related("call").order_by("call__mode_id", "closes_at", "id")
    return {row.call.mode_id: row for row in rows.distinct("call__mode_id")}


def has_calls(mode: Any) -> bool:
    """A mode of which no call was ever published takes applications at any time."""
    return published().filter(mode=mode).exists()


def open_for(*, mode: Any, company: Any, at: datetime, grace: bool = True) -> tuple[Any, Any] | None:
    """The first cut-off that is not over for this company, with the company's own extension where that is why.

    The unannounced grace counts unless told otherwise.
    """
    begun = CutOff.objects.filter(call__mode=mode, call__published=True, call__opens_at__lte=at)
    over = F("closes_at") + F("call__grace_seconds") * timedelta(seconds=1) if grace else F("closes_at")
    rows = begun.annotate(over=ExpressionWrapper(over, output_field=DateTimeField()))
    found = rows.filter(over__gte=at).select_related("call__mode").order_by("closes_at", "id").first()
    own = Extension.objects.filter(cut_off__in=begun, company=company)
    own = own.annotate(
        over=ExpressionWrapper(
            F("until") + F("cut_off__call__grace_seconds") * timedelta(seconds=1) if grace else F("until"),
            output_field=DateTimeField(),
        )
    ).filter(over__gte=at, cut_off__closes_at__lt=at)
    extension = own.select_related("cut_off__call__mode").order_by("cut_off__closes_at", "id").first()
    if extension and (found is None or extension.cut_off.closes_at < found.closes_at):
        return extension.cut_off, extension
    return (found, None) if found else None


def opens_next(mode: Any, *, at: datetime) -> Any:
    """The next call of a mode that has not opened yet."""
    return published().filter(mode=mode, opens_at__gt=at).order_by("opens_at", "id").first()


def clock() -> datetime:
    """What time it is for the database, now and not when the transaction began."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment


def named_cut_off(application: Any, *, at: datetime) -> str:
    """The public id of the cut-off that the page of a draft names, or ""."""
    found = open_for(mode=application.mode, company=application.company, at=at, grace=False)
    return found[0].public_id if found else ""
