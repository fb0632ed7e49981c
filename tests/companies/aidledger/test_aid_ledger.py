"""The ledger: what is declared, reserved, granted, released and corrected, and what room it leaves."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from allocations.services import accept
from applications.statuses import Status
from companies.aidledger import declaring, ledger
from companies.aidledger.models import AidCeiling, AidEntry, EntryKind
from companies.aidledger.room import room_of
from companies.models import Company
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused
from portal.workflow.models import Event
from portal.workflow.registry import guard
from reviews import services as reviews
from tests.factories import NOW, join, make_company, make_person, make_staff, make_walk
from tests.factories.aid import received

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
D3 = [("120000", date(2024, 1, 15)), ("90000", date(2025, 6, 30)), ("45000", date(2026, 2, 2))]


def left(company: Company, on: date = TODAY) -> Decimal:
    return room_of(company, on=on).left


def with_d3() -> Company:
    company = make_company()
    for amount, day in D3:
        received(company, amount, day)
    return company


def test_vector_d3_room_and_its_release() -> None:
    """255,000 used; the first grant counts through its third anniversary and leaves the day after."""
    company = with_d3()
    assert [left(company, on) for on in (TODAY, date(2027, 1, 15), date(2027, 1, 16))] == [
        45000,
        45000,
        165000,
    ]


def test_vector_d7_a_sister_under_the_same_control_counts() -> None:
    company = make_company()
    owner = company.memberships.get().user
    sister = declaring.name_enterprise(
        company=company, name="Sister", number="B9", relation="control", actor=owner, at=NOW
    )
    received(company, "200000", date(2025, 5, 5), enterprise=sister)
    assert left(company) == 100_000


def test_vector_d9_and_d10_other_states_and_another_ceiling() -> None:
    company = make_company()
    received(company, "250000", date(2025, 5, 5), member_state="BE")
    assert left(company) == 300_000
    received(company, "150000", date(2025, 5, 5))
    AidCeiling.objects.update(amount=Decimal(200_000))
    assert left(company) == 50_000


def test_vector_d12_farming_has_no_room() -> None:
    assert left(make_company(nace="01.11")) == 0


def test_an_offer_reserves_and_acceptance_grants() -> None:
    walk = make_walk(at=Status.APPROVED)
    assert (left(walk.company), room_of(walk.company, on=TODAY).reserved) == (287_500, 12_500)
    accept(application=walk.application, actor=walk.owner, at=NOW)
    room = room_of(walk.company, on=TODAY)
    assert (room.left, room.reserved, room.granted) == (287_500, 0, 12_500)
    offer = walk.application.offer
    assert (offer.instrument, offer.aid, offer.tariff.key) == ("de_minimis", 12_500, "gpu-assumed-2026")
    names = [event.name for event in Event.objects.of(walk.company)][-2:]
    assert names == ["aid.reserved", "aid.granted"]


@pytest.mark.parametrize("end", [Status.OFFER_REFUSED, Status.LAPSED])
def test_an_offer_that_ends_gives_its_room_back(end: Status) -> None:
    walk = make_walk(at=end)
    assert left(walk.company) == 300_000
    kinds = AidEntry.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == [EntryKind.RESERVED, EntryKind.RELEASED]


def test_no_room_refuses_the_whole_award_and_says_when_it_returns() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    decision = walk.prepare()
    received(walk.company, "290000", date(2025, 3, 3))
    with pytest.raises(MoveRefused) as refused:
        reviews.confirm(decision=decision, actor=walk.decider, at=NOW)
    assert str(refused.value) == (
        "This award is worth €12,500.00 of de minimis aid, and €10,000.00 are left. It cannot be made in part. "
        "Room for it returns on 04.03.2028, if nothing else is granted before. "
        "Grant fewer hours, or choose another basis."
    )
    assert not AidEntry.objects.filter(kind=EntryKind.RESERVED).exists()


def test_market_price_takes_no_room() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    received(walk.company, "300000", date(2025, 3, 3))
    walk.instrument = "market"
    walk.decide()
    assert walk.application.offer.aid == 0
    assert AidEntry.objects.filter(kind=EntryKind.RESERVED).count() == 0


def test_every_condition_is_confirmed_or_nothing_is_prepared() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    walk.to_decision()
    award: dict[str, Any] = {
        "application": walk.application,
        "verdict": "approve",
        "reasons": "Good.",
        "hours": walk.application.hours,
        "months": walk.application.months,
        "starts_on": walk.application.starts_on,
        "actor": walk.officer,
        "at": NOW,
    }
    with pytest.raises(MoveRefused, match="Choose the basis of the award"):
        reviews.prepare_decision(**award)
    with pytest.raises(MoveRefused, match="Confirm every condition"):
        reviews.prepare_decision(**award, instrument="de_minimis", conditions=["declared"])


def test_what_is_declared_after_the_offer_can_take_its_room() -> None:
    walk = make_walk(at=Status.APPROVED)
    received(walk.company, "295000", date(2026, 3, 3))
    with pytest.raises(MoveRefused, match="no longer fits under the ceiling"):
        accept(application=walk.application, actor=walk.owner, at=NOW)
    walk.application.refresh_from_db()
    assert walk.application.status == Status.APPROVED


def test_a_correction_is_a_row_and_leaves_with_its_entry() -> None:
    company = make_company()
    owner = company.memberships.get().user
    entry = received(company, "100000", date(2024, 1, 15))
    doing: dict[str, Any] = {"company": company, "entry": entry, "actor": owner, "at": NOW}
    declaring.correct(**doing, amount=Decimal(40_000), note="The letter says 40,000.")
    assert [left(company), left(company, date(2027, 1, 16))] == [260_000, 300_000]
    with pytest.raises(MoveRefused, match="This is what the entry says already"):
        declaring.correct(**doing, amount=Decimal(40_000), note="Again.")
    declaring.correct(**doing, amount=Decimal(0), note="Never paid.")
    assert (left(company), AidEntry.objects.count()) == (300_000, 3)


def test_a_formal_reduction_gives_room_back_and_only_an_officer_makes_it() -> None:
    walk = make_walk(at=Status.ACCEPTED)
    entry = AidEntry.objects.get(kind=EntryKind.GRANTED)
    doing: dict[str, Any] = {"company": walk.company, "entry": entry, "amount": Decimal(5000), "at": NOW}
    with pytest.raises(MoveRefused, match="You cannot do this"):
        declaring.correct(**doing, note="Less.", actor=walk.owner)
    declaring.correct(**doing, note="Decision of 24.11.2026", actor=walk.officer)
    assert left(walk.company) == 295_000


def test_joined_companies_share_one_room() -> None:
    first, second, officer = make_company(), make_company(), make_staff(Role.OFFICER)
    received(first, "100000", date(2025, 3, 3))
    received(second, "50000", date(2025, 3, 3))
    declaring.join(company=first, other=second, actor=officer, at=NOW)
    assert (left(first), left(second)) == (150_000, 150_000)
    with pytest.raises(MoveRefused, match="joined already"):
        declaring.join(company=second, other=first, actor=officer, at=NOW)


def test_a_named_company_that_is_registered_here_has_to_be_joined_first() -> None:
    other, walk = make_company(name="Twin S.A."), make_walk(at=Status.IN_REVIEW)
    declaring.name_enterprise(
        company=walk.company, name="Twin", number=other.rcs, relation="control", actor=walk.owner, at=NOW
    )
    with pytest.raises(MoveRefused, match="which is registered here by itself"):
        walk.prepare()


def test_strangers_and_viewers_declare_nothing() -> None:
    company = make_company()
    for person in (make_person(), join(company, role=Role.VIEWER), make_staff(Role.OFFICER)):
        with pytest.raises(MoveRefused, match="You cannot do this"):
            received(company, "1", date(2025, 3, 3), actor=person)


def test_an_old_word_is_no_word() -> None:
    company = make_company()
    assert declaring.is_declared(company, at=NOW)
    assert not declaring.is_declared(company, at=NOW + timedelta(days=63))
    walk = make_walk(company=company, at=Status.DRAFT)
    assert guard["aid_declared"](walk.application, actor=walk.owner, at=NOW) == ""
    said = guard["aid_declared"](walk.application, actor=walk.owner, at=NOW + timedelta(days=63))
    assert "what public aid your company got" in said


def test_twice_is_once() -> None:
    company, officer = make_company(), make_staff(Role.OFFICER)
    doing: dict[str, Any] = {"company": company, "award": "a1", "actor": officer, "at": NOW}
    ledger.reserve(**doing, document="D", eur=Decimal(10))
    with pytest.raises(MoveRefused, match="done already"):
        ledger.reserve(**doing, document="D", eur=Decimal(10))
    ledger.grant(**doing)
    with pytest.raises((MoveRefused, IntegrityError)), transaction.atomic():
        ledger.release(**doing)
    assert room_of(company, on=TODAY).granted == 10
