"""Random walks over the ledger on PostgreSQL: whatever is tried, the invariants hold after each step."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companies.aidledger import declaring, ledger
from companies.aidledger.models import AidEntry, EntryKind
from companies.aidledger.room import entries_of, room_of
from companies.models import Company
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused
from tests.factories import NOW, make_company, make_staff
from tests.factories.aid import received

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
AWARDS = ("a", "b", "c", "d")
STEP = st.tuples(
    st.sampled_from(("declare", "reserve", "grant", "release", "correct", "join")),
    st.sampled_from((0, 1)),
    st.sampled_from(AWARDS),
    st.integers(0, 320_000),
    st.integers(0, 1200),
)


def attempt(companies: list[Company], officer: Any, step: tuple[str, int, str, int, int]) -> None:
    """Try one act; a refusal is an answer, and so is the database's own."""
    act, which, award, amount, days = step
    company, eur = companies[which], Decimal(amount)
    doing: dict[str, Any] = {"company": company, "actor": officer, "at": NOW}
    # An award belongs to one application, and so to one company.
    named = f"{award}{which}"
    try:
        with transaction.atomic():
            if act == "declare" and amount:
                received(company, str(amount), TODAY - timedelta(days=days))
            elif act == "reserve":
                ledger.reserve(**doing, award=named, document="D", eur=eur)
            elif act in ("grant", "release"):
                getattr(ledger, act)(**doing, award=named)
            elif act == "join":
                declaring.join(**doing, other=companies[1 - which])
            elif entry := entries_of(company).filter(kind__in=("declared", "granted")).last():
                declaring.correct(**doing, entry=entry, amount=eur, note="because")
    except (MoveRefused, IntegrityError):
        pass


def check(company: Company) -> None:
    """Nothing negative, sums in step, and no reservation or grant that the ceiling did not bear."""
    room, rows = room_of(company, on=TODAY), entries_of(company)
    reserved = rows.aggregate(sum=Sum("reserved"))["sum"] or 0
    assert room.left >= 0
    assert room.reserved == reserved >= 0
    assert room.left == max(Decimal(0), room.ceiling.amount - room.headroom.used)
    for award in rows.exclude(award="").values("award").annotate(held=Sum("reserved")).order_by("award"):
        assert award["held"] >= 0
    for entry in rows.filter(kind__in=("declared", "granted")):
        assert declaring.stands_at(entry) >= 0
    ended = rows.filter(kind__in=(EntryKind.GRANTED, EntryKind.RELEASED)).order_by().values("award")
    assert ended.count() == ended.distinct().count()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=4, max_size=18))
def test_invariants_hold_whatever_is_tried(steps: list[tuple[str, int, str, int, int]]) -> None:
    here = transaction.savepoint()
    companies, officer = [make_company(), make_company()], make_staff(Role.OFFICER)
    for step in steps:
        before = {company.pk: room_of(company, on=TODAY).left for company in companies}
        count = AidEntry.objects.filter(kind=EntryKind.RESERVED).count()
        attempt(companies, officer, step)
        if AidEntry.objects.filter(kind=EntryKind.RESERVED).count() > count:
            assert step[3] <= before[companies[step[1]].pk]  # all of it fitted, or nothing was written
        for company in companies:
            check(company)
    transaction.savepoint_rollback(here)
