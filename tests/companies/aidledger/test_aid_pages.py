"""The pages: the list of a company, the register of the officers, and the open check."""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from applications.statuses import Status
from companies.aidledger import declaring, links
from companies.aidledger.models import AidEntry, EntryKind, RegisterReport
from companies.aidledger.room import room_of
from companies.models import Company
from tests.factories import NOW, make_company, make_walk
from tests.factories.aid import received
from tests.factories.sessions import signed_in

pytestmark = pytest.mark.django_db
ENTRY = {
    "amount": "150 000,00",
    "granted_on": "01.03.2024",
    "authority": "Ministry of the Economy",
    "member_state": "LU",
    "legal_basis": "Regulation (EU) 2023/2831",
}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def company(db: None) -> Company:
    return make_company(declared=False)


@pytest.fixture
def owner(company: Company) -> Client:
    return signed_in(company.memberships.get().user)


def page(name: str, company: Company, *more: str) -> str:
    return reverse(f"aidledger:{name}", args=[company.public_id, *more])


def test_a_manager_adds_corrects_and_confirms(owner: Client, company: Company) -> None:
    """Vector D1: 150,000 of 1 March 2024 leave 150,000."""
    assert "The owner has not confirmed this list yet" in owner.get(page("received", company)).text
    assert owner.post(page("add", company), ENTRY).url == page("received", company)
    shown = owner.get(page("received", company)).text
    assert "€150,000.00" in shown
    assert "02.03.2027" in shown
    entry = AidEntry.objects.get()
    wrong = {"amount": "40000", "note": "The letter says 40,000."}
    assert owner.post(page("correct", company, entry.public_id), wrong).status_code == 302
    assert room_of(company, on=date(2026, 11, 24)).left == 260_000
    assert owner.post(page("complete", company), {"complete": "on"}).status_code == 302
    assert declaring.is_declared(company, at=NOW)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"amount": ""}, "Enter the amount that the letter states."),
        ({"amount": "0"}, "Enter an amount above zero."),
        ({"granted_on": "25.11.2026"}, "This day is still to come."),
        ({"authority": ""}, "Enter the ministry, municipality or body that granted it."),
    ],
)
def test_bad_input_gets_a_sentence_and_is_kept(
    owner: Client, company: Company, change: dict[str, str], sentence: str
) -> None:
    shown = owner.post(page("add", company), ENTRY | change | {"document": "F4S-17"})
    assert sentence in shown.text
    assert "F4S-17" in shown.text
    assert not AidEntry.objects.exists()


def test_the_list_of_a_joined_company_is_one_sum(owner: Client, company: Company) -> None:
    walk = make_walk(at=Status.DRAFT)
    entry = received(walk.company, "12345", date(2025, 3, 3), document="SECRET-1")
    declaring.add(company=company, values=_facts(), actor=company.memberships.get().user, at=NOW)
    declaring.join(company=company, other=walk.company, actor=walk.officer, at=NOW)
    shown = owner.get(page("received", company)).text
    assert "€12,345.00" in shown
    assert "SECRET-1" not in shown
    assert owner.get(page("correct", company, entry.public_id)).status_code == 404


def _facts() -> dict[str, object]:
    return {
        "amount": Decimal(1),
        "granted_on": date(2025, 1, 1),
        "authority": "x",
        "legal_basis": "y",
        "member_state": "LU",
    }


def test_what_the_graph_knows_and_the_list_does_not_is_asked_for(
    owner: Client, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = (links.Named(name="Sister S.A.", number="B9"), links.Named(name="Mother S.A.", number="B8"))
    monkeypatch.setattr(links, "linked_by_control", lambda company: known)
    person = company.memberships.get().user
    declaring.name_enterprise(
        company=company, name="Sister", number="B9", relation="control", actor=person, at=NOW
    )
    shown = owner.get(page("received", company)).text
    assert "Mother S.A. (B8)" in shown
    assert "Sister S.A. (B9)" not in shown


@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_asks_a_constant_number_of_questions(
    owner: Client, company: Company, rows: int, django_assert_num_queries
) -> None:
    for number in range(rows):
        received(company, str(100 + number), date(2025, 3, 3))
    owner.get(page("received", company))
    with django_assert_num_queries(10):
        owner.get(page("received", company))


@pytest.mark.parametrize("rows", [1, 4])
def test_the_register_asks_a_constant_number_of_questions(rows: int, django_assert_num_queries) -> None:
    walks = [make_walk(at=Status.ACCEPTED) for _row in range(rows)]
    browser = signed_in(walks[0].officer)
    browser.get(reverse("aidledger:register"))
    with django_assert_num_queries(2):
        assert len(browser.get(reverse("aidledger:register")).context["lines"]) == rows


def test_a_grant_is_due_in_twenty_working_days_and_reported_once() -> None:
    walk = make_walk(at=Status.ACCEPTED)
    browser = signed_in(walk.officer)
    shown = browser.get(reverse("aidledger:register")).text
    assert "22.12.2026" in shown
    assert "20 working days left" in shown
    assert "Report 1 grant to the register" in browser.get(reverse("ui:home")).text
    entry = AidEntry.objects.get(kind=EntryKind.GRANTED)
    address = reverse("aidledger:report", args=[entry.public_id])
    assert "Enter the reference that the register gave." in browser.post(address, {"reference": " "}).text
    assert browser.post(address, {"reference": "EAIR-1"}).status_code == 302
    assert "A colleague has recorded this already." in browser.post(address, {"reference": "EAIR-2"}).text
    assert RegisterReport.objects.get().reference == "EAIR-1"
    assert "EAIR-1" in browser.get(reverse("aidledger:register") + "?state=done").text
    assert "Report 1 grant" not in browser.get(reverse("ui:home")).text


def test_the_export_has_the_fields_of_article_6_and_no_formulas() -> None:
    walk = make_walk(at=Status.ACCEPTED, company=make_company(name="=cmd|' /C calc'!A0"))
    browser = signed_in(walk.officer)
    text = b"".join(browser.get(reverse("aidledger:register_csv"))).decode("utf-8-sig")
    row = next(csv.DictReader(StringIO(text)))
    assert row["Beneficiary"].startswith("'=cmd")
    assert (row["NACE code"], row["Granted on"], row["To be reported by"]) == (
        "62.10",
        "2026-11-24",
        "2026-12-22",
    )
    found = browser.get(reverse("aidledger:register_json")).json()["grants"][0]
    assert (found["amount_eur"], found["authority"], found["reference"]) == (
        "12500.00",
        "Ministry of the Economy",
        walk.application.reference,
    )


def test_the_offer_says_what_it_is_worth() -> None:
    walk = make_walk(at=Status.APPROVED)
    shown = signed_in(walk.owner).get(reverse("allocations:offer", args=[walk.application.public_id])).text
    assert "De minimis aid" in shown
    assert "€12,500.00" in shown
    assert "from the day you accept" in shown


def test_the_officer_reads_the_room_beside_the_application() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    received(walk.company, "295000", date(2025, 3, 3))
    shown = signed_in(walk.officer).get(reverse("reviews:file", args=[walk.application.public_id])).text
    assert "€5,000.00 of €300,000.00 are left" in shown
    assert "Does not fit" in shown
    assert "04.03.2028" in shown


CHECK = "/aid-check/"
D3 = {
    **{"amount_1": "120000", "day_1": "15.01.2024"},
    **{"amount_2": "90000", "day_2": "30.06.2025"},
    **{"amount_3": "45000", "day_3": "02.02.2026"},
    "activity": "62.10",
}


@pytest.mark.parametrize(
    ("asked", "sentences"),
    [
        (D3, ["€45,000.00", "16.01.2027", "€165,000.00"]),
        (D3 | {"hours": "50 000"}, ["€125,000.00 of aid. That does not fit", "At most 18,000", "16.01.2027"]),
        (D3 | {"hours": "5000"}, ["€12,500.00 of aid. That fits"]),
        ({"activity": "62.10", "hours": "120000"}, ["€300,000.00 of aid. That fits"]),
        ({"activity": "62.10", "hours": "120001"}, ["So much never fits"]),
        ({"activity": "01"}, ["cannot receive this aid"]),
        ({"activity": "62.10", "amount_1": "10"}, ["Enter the date of the letter that granted it."]),
        ({"activity": "62.10", "day_1": "01.03.2025"}, ["Enter the amount that the letter states."]),
    ],
)
def test_the_open_check(client: Client, asked: dict[str, str], sentences: list[str]) -> None:
    """The domain's vectors D3 to D6 and D12, as a visitor meets them; nothing is kept."""
    shown = client.post(CHECK, asked).text
    for sentence in sentences:
        assert sentence in shown.replace("\xa0", " ")
    assert not AidEntry.objects.exists()
