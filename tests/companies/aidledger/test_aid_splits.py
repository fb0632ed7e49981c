"""Mergers and splits: an owner says, an officer confirms, and aid goes along to the cent."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from companies.aidledger import splitting
from companies.aidledger.models import Split, SplitRuling
from companies.aidledger.models.split import Basis
from companies.aidledger.room import room_of
from companies.models import Company
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused
from portal.workflow.models import Event
from tests.factories import NOW, join, make_company
from tests.factories.aid import received
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
TODAY, SPLIT_ON = date(2026, 11, 24), "01.06.2026"
SAID = {"on": SPLIT_ON, "name": "Newco S.A.", "number": "b 777001", "explanation": "Deed of 1 June 2026."}


@pytest.fixture
def company(owner: User) -> Company:
    return make_company(owner=owner)


def page(name: str, company: Company, *more: str) -> str:
    return reverse(f"aidledger:{name}", args=[company.public_id, *more])


def left(company: Company) -> Decimal:
    return room_of(company, on=TODAY).left


def declare(owner: User, company: Company, **values: Any) -> Any:
    return signed_in(owner).post(page("split", company), SAID | values)


def decide(officer: User, split: Split, *, verdict: str = "confirm", note: str = "Compared the deed.") -> Any:
    address = page("rule_on_split", split.company, split.public_id)
    return signed_in(officer).post(address, {"verdict": verdict, "note": note})


def test_aid_goes_with_the_business_that_used_it(owner: User, officer: User, company: Company) -> None:
    went, stayed = (
        received(company, "100000", date(2025, 3, 3)),
        received(company, "40000", date(2025, 5, 5)),
    )
    assert declare(owner, company, basis="activities", takes=[went.public_id]).status_code == 302
    split = Split.objects.get()
    assert left(company) == 160_000  # nothing before an officer has looked
    assert f"Look at the split of {company.name}" in signed_in(officer).get("/home/").text
    shown = signed_in(officer).get(page("rule_on_split", company, split.public_id))
    assert [(row.entry, row.goes) for row in shown.context["shares"]] == [(stayed, 0), (went, 100_000)]
    assert decide(officer, split).status_code == 302
    assert left(company) == 260_000
    note = went.corrections.get().note
    assert note == "Scission du 01.06.2026" or "Newco S.A." in note
    assert f"Look at the split of {company.name}" not in signed_in(officer).get("/home/").text
    body = signed_in(owner).get(page("received", company)).text
    assert (
        "Confirmed: Compared the deed." in body,
        Event.objects.of(company).filter(name="aid.split_confirmed").count(),
    ) == (
        True,
        1,
    )


def test_equity_divides_to_the_cent_and_the_parts_make_the_whole(
    owner: User, officer: User, company: Company
) -> None:
    received(company, "100.01", date(2025, 3, 3))
    typed = {"basis": "equity", "own_equity": "20000", "other_equity": "10000"}
    assert declare(owner, company, **typed).status_code == 302
    (share,) = splitting.shares_of(Split.objects.get())
    assert (share.stays, share.goes, share.stays + share.goes) == (
        Decimal("66.67"),
        Decimal("33.34"),
        Decimal("100.01"),
    )
    decide(officer, Split.objects.get())
    assert left(company) == Decimal("299933.33")


def test_what_goes_arrives_where_the_other_enterprise_is_registered(
    owner: User, officer: User, company: Company
) -> None:
    entry = received(company, "90000", date(2025, 3, 3))
    other = make_company(name="Newco S.A.")
    declare(owner, company, basis="activities", takes=[entry.public_id], number=other.rcs)
    decide(officer, Split.objects.get())
    assert (left(company), left(other)) == (300_000, 210_000)
    assert Event.objects.of(other).filter(name="aid.split_confirmed").exists()


def test_refused_the_list_stays_and_the_owner_reads_why(owner: User, officer: User, company: Company) -> None:
    entry = received(company, "90000", date(2025, 3, 3))
    declare(owner, company, basis="activities", takes=[entry.public_id])
    decide(officer, Split.objects.get(), verdict="refuse", note="The deed names another business.")
    assert left(company) == 210_000
    body = signed_in(owner).get(page("received", company)).text
    assert "Not confirmed: The deed names another business." in body
    assert declare(owner, company, basis="activities", takes=[entry.public_id]).status_code == 302


def test_two_officers_decide_once(owner: User, officer: User, company: Company) -> None:
    entry = received(company, "90000", date(2025, 3, 3))
    declare(owner, company, basis="activities", takes=[entry.public_id])
    split = Split.objects.get()
    decide(officer, split)
    late = decide(officer, split, verdict="refuse")
    assert (late.status_code, "A colleague has decided this already." in late.text) == (200, True)
    assert (SplitRuling.objects.get().confirmed, left(company)) == (True, 300_000)
    assert signed_in(officer).get(page("rule_on_split", company, split.public_id)).status_code == 404


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"basis": ""}, "Choose how the aid is divided."),
        ({"basis": "activities"}, "Choose the aid that went with the other part."),
        ({"basis": "equity", "own_equity": "1"}, "Enter the book value of the equity, such as 50000."),
        (
            {"basis": "equity", "own_equity": "1", "other_equity": "0"},
            "Enter an amount above zero, or divide the aid by business.",
        ),
        ({"basis": "equity", "on": "25.11.2026"}, "This day is still to come."),
        (
            {"basis": "equity", "own_equity": "1", "other_equity": "1", "on": "01.01.2020"},
            "No aid in your list is older than this split, so there is nothing to divide.",
        ),
        ({"basis": "equity", "explanation": ""}, "Say in a few sentences why it is divided this way."),
    ],
)
def test_bad_input_gets_a_sentence_and_is_kept(
    owner: User, company: Company, values: dict[str, str], sentence: str
) -> None:
    received(company, "90000", date(2025, 3, 3))
    body = declare(owner, company, **values).text
    assert (sentence in body, "Newco S.A." in body) == (True, True)
    assert not Split.objects.exists()


def test_aid_after_the_split_does_not_go_along(owner: User, company: Company) -> None:
    late = received(company, "90000", date(2026, 7, 1))
    body = declare(owner, company, basis="activities", takes=[late.public_id]).text
    assert "Choose only aid that was granted until the day of the split." in body


def test_a_double_click_declares_once(owner: User, company: Company) -> None:
    entry = received(company, "90000", date(2025, 3, 3))
    answers = [declare(owner, company, basis="activities", takes=[entry.public_id]) for _click in range(2)]
    assert [answer.status_code for answer in answers] == [302, 200]
    assert "A split of this company waits for an officer already." in answers[1].text
    assert Split.objects.count() == 1


def test_entries_of_another_company_are_not_to_choose(owner: User, company: Company) -> None:
    received(company, "90000", date(2025, 3, 3))
    foreign = received(make_company(), "80000", date(2025, 3, 3))
    assert (
        "Choose only aid from this list."
        in declare(owner, company, basis="activities", takes=[foreign.public_id]).text
    )


def test_only_owners_declare_and_only_officers_rule(owner: User, officer: User, company: Company) -> None:
    entry = received(company, "90000", date(2025, 3, 3))
    editor = join(company, role=Role.EDITOR)
    assert declare(editor, company, basis="activities", takes=[entry.public_id]).status_code == 404
    declare(owner, company, basis="activities", takes=[entry.public_id])
    split = Split.objects.get()
    assert decide(owner, split).status_code == 404
    with pytest.raises(MoveRefused):
        splitting.rule(split=split, confirmed=True, note="x", actor=owner, at=NOW)
    other = make_company()
    address = page("rule_on_split", other, split.public_id)
    assert signed_in(officer).get(address).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"basis": Basis.EQUITY, "own_equity": None, "other_equity": None},
        {"basis": Basis.EQUITY, "own_equity": 1, "other_equity": 0},
        {"basis": Basis.ACTIVITIES, "own_equity": 1, "other_equity": 1},
        {"basis": Basis.ACTIVITIES, "explanation": ""},
    ],
)
def test_the_database_refuses_half_a_split(owner: User, company: Company, wrong: dict[str, Any]) -> None:
    facts = {"on": TODAY, "name": "N", "explanation": "x", "at": NOW, "by": owner}
    with pytest.raises(IntegrityError):
        Split.objects.create(company=company, **facts | wrong)


def test_a_merger_is_named_on_a_page_and_counts_in_full(owner: User, company: Company) -> None:
    browser: Client = signed_in(owner)
    form = browser.get(page("enterprise", company) + "?relation=merged").context["form"]
    assert form["relation"].value() == "merged"
    typed = {"name": "Absorbed S.A.", "number": "B9", "relation": "merged"}
    assert browser.post(page("enterprise", company), typed).status_code == 302
    enterprise = company.aid_enterprise.undertaking.enterprises.get(name="Absorbed S.A.")
    received(company, "50000", date(2025, 3, 3), enterprise=enterprise)
    assert left(company) == 250_000
