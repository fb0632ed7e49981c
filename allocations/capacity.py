"""Moves hours between free, reserved and committed.

Pools are locked in the order of months, and the ledger is written together with their sums.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import F, Sum
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from allocations.models import CapacityEntry, CapacityPool, EntryKind, Offer
from allocations.terms import by_month, months_after
from portal.ui import formats
from portal.workflow.engine import MoveRefused

ZERO = Decimal(0)


def reserve(offer: Offer, *, actor: Any, at: datetime) -> None:
    """Reserve an offer's hours in every month of its term, or none: MoveRefused names the month that is short."""
    shares = by_month(offer.hours, start=offer.starts_on, end=offer.ends_on)
    pools = _lock(shares)
    for month, hours in shares.items():
        _refuse_if_short(pools.get(month), month=month, hours=hours)
    _write(
        offer,
        pools=pools,
        changes={month: (hours, ZERO) for month, hours in shares.items()},
        kind=EntryKind.RESERVE,
        actor=actor,
        at=at,
    )


def commit(offer: Offer, *, actor: Any, at: datetime) -> None:
    """Turn what an offer reserved into a commitment."""
    held = _held(offer)
    changes = {month: (-hours, hours) for month, hours in held.items()}
    _write(offer, pools=_lock(held), changes=changes, kind=EntryKind.COMMIT, actor=actor, at=at)


def give_back(offer: Offer, *, actor: Any, at: datetime) -> None:
    """Return what an offer still reserves to the months it came from."""
    held = _held(offer)
    changes = {month: (-hours, ZERO) for month, hours in held.items()}
    _write(offer, pools=_lock(held), changes=changes, kind=EntryKind.RETURN, actor=actor, at=at)


def add_months(*, count: int) -> int:
    """Add the months that follow the last one, with its hours and source; those that exist are left alone."""
    last = CapacityPool.objects.order_by("month").last()
    if last is None:
        return 0
    added = [
        CapacityPool(month=month, hours=last.hours, source=last.source)
        for month in months_after(last.month, count=count)
    ]
    return len(CapacityPool.objects.bulk_create(added, ignore_conflicts=True))


def _lock(months: Mapping[date, Decimal]) -> dict[date, CapacityPool]:
    """Lock in one order, so that two decisions over the same months never wait for each other in a circle."""
    pools = CapacityPool.objects.select_for_update().filter(month__in=months).order_by("month")
    return {pool.month: pool for pool in pools}


def _held(offer: Offer) -> dict[date, Decimal]:
    """What an offer reserves now, by month: a sum over the ledger."""
    sums = offer.entries.values("pool__month").annotate(held=Sum("reserved")).order_by("pool__month")
    return {row["pool__month"]: row["held"] for row in sums if row["held"]}


def _refuse_if_short(pool: CapacityPool | None, *, month: date, hours: Decimal) -> None:
    name = date_format(month, "F Y")
    if pool is None:
        raise MoveRefused(
            _(
                "There is no capacity for %(month)s yet. Ask an administrator to add it, or choose another start."
            )
            % {"month": name}
        )
    if pool.free < hours:
        raise MoveRefused(
            _(
                "%(month)s has %(free)s GPU-hours left and this needs %(hours)s. Offer fewer hours or another start."
            )
            % {"month": name, "free": _figure(pool.free), "hours": _figure(hours)}
        )


def _figure(hours: Decimal) -> str:
    return formats.number(hours, language=(get_language() or "en")[:2], places=0)


def _write(
    offer: Offer,
    *,
    pools: Mapping[date, CapacityPool],
    changes: Mapping[date, tuple[Decimal, Decimal]],
    kind: EntryKind,
    actor: Any,
    at: datetime,
) -> None:
    """Book one change in each month: the ledger's line and the pool's sums together."""
    CapacityEntry.objects.bulk_create(
        CapacityEntry(
            pool=pools[month], offer=offer, kind=kind, reserved=reserved, committed=committed, at=at, by=actor
        )
        for month, (reserved, committed) in changes.items()
    )
    for month, (reserved, committed) in changes.items():
        CapacityPool.objects.filter(pk=pools[month].pk).update(
            reserved=F("reserved") + reserved, committed=F("committed") + committed
        )
