"""Names that look like listed ones are found, ruled on by people, and block a verification until then."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from companies import memberships
from companies.mandates.services import declare
from companies.models import Company
from companies.ownership.models import Enterprise, Holding, OwnershipVersion
from companies.ownership.screened import owners_of
from companies.screening.models import Hit, Screening
from companies.screening.names import Named, names_of
from companies.screening.sanctions import screening
from companies.screening.sanctions.loading import load
from companies.screening.sanctions.matching import matches_of
from companies.screening.sanctions.screening import in_the_way, screen
from companies.services import correct
from companies.statuses import CompanyStatus
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused, perform
from portal.workflow.models import Event
from tests.companies.registering import page
from tests.factories import NOW, join, make_company, make_person, make_staff
from tests.factories.screening import INVENTED, list_file, make_hit, screen_company
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
MARCH, MAY = "2026-03-01T10:00:00+01:00", "2026-05-01T10:00:00+01:00"


@pytest.fixture
def company(owner: User) -> Company:
    return make_company(owner=owner, at=CompanyStatus.SUBMITTED, on=NOW)


def found(name: str) -> list[tuple[str, str]]:
    return [(match.listed, str(match.score)) for match in matches_of([Named(name=name, bearer="company")])]


@pytest.mark.parametrize(
    "name",
    ["Zoltrag Vexmirov", "VEXMIROV, Zoltrag", "Zoltrag Vexmirow", "Золтраг Вексмиров", "Zoltrag P. Vexmirov"],
)
def test_a_spelling_of_a_listed_name_is_a_hit(name: str) -> None:
    load(list_file(), actor=None, at=NOW)
    assert len(found(name)) == 1


@pytest.mark.parametrize(
    "name", ["Zoltrag", "Ardenne Vision S.à r.l.", "Heavy Metal Luxembourg S.A.", "Arms"]
)
def test_another_name_is_none(name: str) -> None:
    load(list_file(), actor=None, at=NOW)
    assert found(name) == []


def test_a_weak_alias_has_to_be_closer() -> None:
    load(list_file([("1", "person", ("Abu Karzim Melok",))], weak=["Abu Karzim Melok"]), actor=None, at=NOW)
    assert found("Abu Karzin Melo") == []
    assert len(found("Abu Karzim Melok")) == 1


def test_what_left_the_list_is_no_hit() -> None:
    load(list_file(), actor=None, at=NOW)
    load(list_file(INVENTED[:1], generated=MARCH), actor=None, at=NOW)
    assert found("Qorvan Heavy Arms") == []


def test_whose_names_are_screened(company: Company) -> None:
    join(company, role=Role.EDITOR, user=make_person("Edi Editor"))
    assert [(named.bearer, named.name) for named in names_of(company)] == [
        ("company", "Ardenne Vision S.à r.l."),
        ("mandate", "Ada Weber"),
    ]


def test_a_hit_blocks_until_a_person_clears_it_with_a_reason(company: Company, officer: User) -> None:
    hit = make_hit(company)
    with pytest.raises(MoveRefused, match="1 hit on the sanctions list has to be cleared first"):
        perform(company, "verify", actor=officer, at=NOW)
    body = signed_in(officer).get(page("verify", company)).text
    assert "Looks like Ardenne Vision S.à r.l. (the company), 100.00 of 100." in body
    with pytest.raises(MoveRefused, match="Give a reason"):
        perform(hit, "clear", actor=officer, at=NOW)
    perform(hit, "clear", actor=officer, at=NOW, note="Another register number.")
    assert [event.name for event in Event.objects.of(hit)] == ["create", "clear"]
    perform(company, "verify", actor=officer, at=NOW)


def test_a_confirmed_hit_needs_two_people_and_stays_in_the_way(company: Company, officer: User) -> None:
    hit = make_hit(company)
    perform(hit, "propose", actor=officer, at=NOW, note="Same address.")
    with pytest.raises(MoveRefused, match="A second person"):
        perform(hit, "confirm", actor=officer, at=NOW, note="Same address.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Hit.objects.filter(pk=hit.pk).update(**{"status": "confirmed"}, ruled_at=NOW, ruled_by=officer)
    perform(hit, "confirm", actor=make_staff(Role.OFFICER), at=NOW, note="Same birth date of the owner.")
    assert in_the_way(company) == "A hit on the sanctions list is confirmed. Refuse the registration."


def test_a_new_list_asks_for_a_new_screening_and_keeps_what_was_cleared(
    company: Company, officer: User
) -> None:
    hit = make_hit(company)
    perform(hit, "clear", actor=officer, at=NOW, note="Another register number.")
    subjects = [*INVENTED, ("77", "enterprise", (company.name,))]
    load(list_file([*subjects, ("78", "person", ("Nobody Atall",))], generated=MARCH), actor=None, at=NOW)
    assert "is not done" in in_the_way(company)
    assert screening.sweep(at=NOW) == 1
    assert in_the_way(company) == ""
    changed = [*INVENTED, ("77", "enterprise", (company.name, "Another Alias"))]
    load(list_file(changed, generated=MAY), actor=None, at=NOW)
    screening.sweep(at=NOW)
    assert "1 hit" in in_the_way(company)  # the subject reads otherwise now, so people look again


def test_a_new_name_asks_for_a_new_screening(company: Company) -> None:
    assert in_the_way(company) == ""
    correct(company=company, values={"name": "Qorvan Heavy Arms"}, actor=None, at=NOW)
    company.refresh_from_db()
    assert "is not done" in in_the_way(company)
    screen(company, at=NOW)
    assert "1 hit" in in_the_way(company)


def test_a_new_owner_is_screened_by_the_sweep(company: Company, owner: User) -> None:
    person = make_person("Zoltrag Vexmirov")
    later = NOW.replace(hour=NOW.hour + 1)
    memberships.add(company=company, person=person, role=Role.OWNER, actor=owner, at=later)
    assert screening.sweep(at=later) == 1
    assert Hit.objects.get().bearer == "mandate"


def test_screening_twice_is_screening_once(company: Company) -> None:
    assert screen_company(company) == screen_company(company)
    assert Screening.objects.count() == 1


def test_without_a_list_nobody_is_verified(owner: User, officer: User) -> None:
    company = make_company(owner=owner, at=CompanyStatus.REGISTERED, on=NOW)
    perform(company, "send", actor=owner, at=NOW)
    with pytest.raises(MoveRefused, match="No sanctions list is loaded"):
        perform(company, "verify", actor=officer, at=NOW)


def test_the_company_reads_nothing_of_it(company: Company, owner: User, stranger: User) -> None:
    hit = make_hit(company)
    for person in (owner, stranger):
        browser = signed_in(person)
        assert browser.get(f"/companies/hits/{hit.public_id}/clear/").status_code == 404
        assert browser.post(page("screen", company)).status_code == 404
    body = signed_in(owner).get(page("detail", company)).text
    assert "sanction" not in body.lower()
    assert hit.subject.eu_reference not in body


def test_an_officer_screens_now_and_a_second_click_changes_nothing(company: Company, officer: User) -> None:
    load(list_file(INVENTED[:1], generated=MARCH), actor=None, at=NOW)
    browser = signed_in(officer)
    assert "Screen now" in browser.get(page("verify", company)).text
    for _click in range(2):
        browser.post(page("screen", company))
    assert Screening.objects.filter(company=company).count() == 2
    assert "No name looks like a listed one." in browser.get(page("verify", company)).text


@pytest.mark.parametrize("names", [20, 20_000])
def test_a_company_is_screened_with_as_many_questions_whatever_the_list(
    company: Company, names: int, django_assert_num_queries: Any
) -> None:
    subjects = [
        (str(number), "person", (f"Vexmi{number:05d} Tor{number % 97} Qalo",)) for number in range(names)
    ]
    load(list_file(subjects, generated=MARCH), actor=None, at=NOW)
    with django_assert_num_queries(11):
        screen(company, at=NOW)


def test_whoever_owns_the_company_or_holds_a_mandate_is_screened(company: Company, owner: User) -> None:
    version = OwnershipVersion.objects.create(
        company=company, number=1, at=NOW, by=owner, after_verification=False
    )
    rows = {
        key: Enterprise.objects.create(version=version, key=key, name=name, kind=kind)
        for key, name, kind in (
            ("A", company.name, "company"),
            ("E1", "Sona Holding S.A.", "company"),
            ("E2", "Zoltrag Vexmirov", "natural_person"),
            ("E3", "Daughter S.à r.l.", "company"),
        )
    }
    for holder, held in (("E1", "A"), ("E2", "E1"), ("A", "E3")):
        Holding.objects.create(
            version=version, holder=rows[holder], held=rows[held], capital=60, votes=60, controls=False
        )
    assert [named.name for named in owners_of(company)] == ["Sona Holding S.A.", "Zoltrag Vexmirov"]
    declare(company=company, person=make_person("Max Mandate"), kind="register", at=NOW)
    names = {(named.bearer, named.name) for named in names_of(company)}
    assert ("mandate", "Max Mandate") in names
    screening.sweep(at=NOW)
    assert [hit.bearer for hit in Hit.objects.filter(company=company)] == ["owner"]
