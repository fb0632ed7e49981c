"""The ledger of hours: each line once, the sums in step, and never more promised than there is."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F, Sum

from allocations import services
from allocations.capacity import add_months
from allocations.models import CapacityEntry, CapacityPool, EntryKind
from applications.statuses import Status
from portal.accounts.models import User
from portal.workflow.engine import MoveRefused
from reviews import services as reviews
from tests.factories import NOW, make_offer_pools, make_walk
from tests.factories.applications import Walk
from tests.factories.clock import later

pytestmark = pytest.mark.django_db

MONTHS = [date(2027, 1, 1), date(2027, 2, 1), date(2027, 3, 1), date(2027, 4, 1)]
SHARES = [Decimal("1166.6667"), Decimal("1555.5555"), Decimal("1722.2222"), Decimal("555.5556")]


def sums() -> dict[date, tuple[Decimal, Decimal]]:
    """What the pools say, month by month, where they say anything."""
    pools = CapacityPool.objects.filter(month__in=MONTHS).order_by("month")
    return {pool.month: (pool.reserved, pool.committed) for pool in pools}


def in_step() -> bool:
    """The sums of the pools are the sums of the ledger."""
    written = CapacityPool.objects.annotate(r=Sum("entries__reserved"), c=Sum("entries__committed"))
    return all((pool.reserved, pool.committed) == (pool.r or 0, pool.c or 0) for pool in written)


def lines(walk: Walk, kind: EntryKind) -> list[tuple[Decimal, Decimal]]:
    entries = CapacityEntry.objects.filter(offer__application=walk.application, kind=kind)
    return [(entry.reserved, entry.committed) for entry in entries.order_by("pool__month")]


def test_an_offer_reserves_its_hours_by_days() -> None:
    """90 days from 11 January: 21, 28, 31 and 10 of them."""
    walk = make_walk(at=Status.APPROVED)
    assert (walk.application.offer.starts_on, walk.application.offer.ends_on) == (
        date(2027, 1, 11),
        date(2027, 4, 10),
    )
    assert lines(walk, EntryKind.RESERVE) == [(share, 0) for share in SHARES]
    assert sums() == {month: (share, 0) for month, share in zip(MONTHS, SHARES, strict=True)}
    assert in_step()


def test_accepting_commits_what_was_reserved() -> None:
    walk = make_walk(at=Status.ACCEPTED)
    assert lines(walk, EntryKind.COMMIT) == [(-share, share) for share in SHARES]
    assert sums() == {month: (0, share) for month, share in zip(MONTHS, SHARES, strict=True)}
    assert in_step()


@pytest.mark.parametrize("status", [Status.OFFER_REFUSED, Status.LAPSED])
def test_refusing_and_lapsing_return_it(status: Status) -> None:
    walk = make_walk(at=status)
    assert lines(walk, EntryKind.RETURN) == [(-share, 0) for share in SHARES]
    assert sums() == {month: (0, 0) for month in MONTHS}
    assert in_step()


def test_lapsing_and_reminding_may_run_twice() -> None:
    walk = make_walk(at=Status.APPROVED)
    ends = walk.application.offer.expires_at
    assert [services.remind_of_offers(at=ends - timedelta(days=2)) for _run in range(2)] == [1, 0]
    assert services.lapse_offers(at=ends - timedelta(seconds=1)) == 0
    assert [services.lapse_offers(at=ends) for _run in range(2)] == [1, 0]
    assert services.remind_of_offers(at=ends) == 0


@pytest.mark.parametrize(
    ("made", "ends"),
    [
        (NOW, "2026-12-08 17:00"),  # ten in the morning: five on the fourteenth day
        (NOW + timedelta(hours=7), "2026-12-08 17:00"),  # at five sharp
        (NOW + timedelta(hours=8), "2026-12-09 17:00"),  # at six: the days are never shorter than promised
    ],
)
def test_an_offer_ends_at_five_and_never_early(made, ends: str) -> None:
    until = services.until(made, days=14)
    assert f"{until:%Y-%m-%d %H:%M}" == ends
    assert until >= made + timedelta(days=14)


def test_what_does_not_fit_is_refused_as_a_whole_and_names_the_month() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    decision = walk.prepare()
    CapacityPool.objects.filter(month=date(2027, 3, 1)).update(hours=1700)
    with pytest.raises(MoveRefused, match="March 2027 has 1,700 GPU-hours left and this needs 1,722"):
        reviews.confirm(decision=decision, actor=walk.decider, at=NOW)
    walk.application.refresh_from_db()
    assert walk.application.status == Status.IN_REVIEW
    assert (CapacityEntry.objects.count(), in_step()) == (0, True)


def test_a_month_that_nobody_planned_is_named() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    decision = walk.prepare()
    CapacityPool.objects.filter(month=date(2027, 2, 1)).delete()
    with pytest.raises(MoveRefused, match=r"There is no capacity for February 2027 yet\."):
        reviews.confirm(decision=decision, actor=walk.decider, at=NOW)


@pytest.mark.parametrize(
    "bad",
    [
        {"reserved": F("hours") + 1},
        {"committed": F("hours") + 1},
        {"hours": 0, "reserved": 1},
        {"reserved": -1},
        {"committed": -1},
        {"hours": -1},
        {"month": date(2030, 1, 2)},
    ],
)
def test_the_database_refuses_an_overdraft(bad: dict) -> None:
    make_offer_pools(hours=1000, months=1)
    with pytest.raises(IntegrityError):
        CapacityPool.objects.update(**bad)


ACTS = {
    "update": lambda: CapacityEntry.objects.update(reserved=0),
    "delete": lambda: CapacityEntry.objects.all().delete(),
}


@pytest.mark.parametrize("act", ACTS)
def test_the_ledger_is_only_added_to(act: str) -> None:
    make_walk(at=Status.APPROVED)
    with pytest.raises(DatabaseError), transaction.atomic():
        ACTS[act]()


def test_an_offer_does_each_thing_to_a_month_once() -> None:
    entry = make_walk(at=Status.APPROVED).application.offer.entries.first()
    with pytest.raises(IntegrityError):
        CapacityEntry.objects.create(
            pool=entry.pool, offer=entry.offer, kind=entry.kind, reserved=1, committed=0, at=NOW
        )


def test_months_are_added_like_the_last() -> None:
    make_offer_pools(hours=1000, months=2, first=date(2026, 11, 1))
    CapacityPool.objects.filter(month=date(2026, 12, 1)).update(hours=777, source="The agreement of 2026")
    assert add_months(count=12) == 12
    last = CapacityPool.objects.order_by("month").last()
    assert (last.month, last.hours, last.source) == (date(2027, 12, 1), 777, "The agreement of 2026")
    CapacityPool.objects.all().delete()
    assert add_months(count=12) == 0


def test_terms_end_after_their_last_day_and_once(operator: User) -> None:
    walk = make_walk(at=Status.ACCEPTED)
    allocation = walk.application.allocation
    services.provision(allocation=allocation, account="mlxai-1", actor=operator, at=NOW)
    assert services.end_terms(at=later(days=100)) == 0
    assert [services.end_terms(at=later(days=140)) for _run in range(2)] == [1, 0]
    allocation.refresh_from_db()
    assert allocation.status == "ended"
