"""A consultant of several companies: the switch in the header, what it narrows, and what it never opens."""

from typing import Any

import pytest
from django.test import Client

from companies import memberships
from companies.models import Company
from companies.team.current import choose, current_of
from companies.team.models import CurrentCompany
from portal.accounts.models import User
from portal.accounts.roles import Role
from tests.factories import NOW, join, make_application, make_company, make_person, next_identifiers
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
SWITCH = "company-switch"
NARROWED = "Only what concerns Ardenne Vision S.à r.l. is shown."


@pytest.fixture
def consultant() -> User:
    return make_person("Claude Conseil")


@pytest.fixture
def first(consultant: User) -> Company:
    return make_company(owner=consultant)


@pytest.fixture
def second(consultant: User) -> Company:
    company = make_company(name="Moselle Foods S.A.", **next_identifiers())
    join(company, user=consultant, role=Role.EDITOR)
    return company


def pick(browser: Client, company: Company | None, *, back: str = "/home/") -> Any:
    wanted = company.public_id if company else ""
    return browser.post("/companies/current/", {"company": wanted, "next": back})


def test_who_has_one_company_sees_no_switch(consultant: User, first: Company) -> None:
    assert SWITCH not in signed_in(consultant).get("/home/").text


def test_the_switch_names_every_company_with_the_role(
    consultant: User, first: Company, second: Company
) -> None:
    part = signed_in(consultant).get("/help/").context["site"].header[0]
    assert [(row.company, row.get_role_display()) for row in part.facts["rows"]] == [
        (first, "Owner"),
        (second, "Editor"),
    ]
    assert part.facts["current"] is None


def test_a_choice_narrows_first_screen_and_lists_and_lasts(
    consultant: User, first: Company, second: Company
) -> None:
    one, other = make_application(company=first), make_application(company=second)
    browser = signed_in(consultant)
    assert pick(browser, first).url == "/home/"
    again = signed_in(consultant)  # another day, another machine
    for page in ("/home/", "/applications/mine/"):
        body = again.get(page).text
        assert (NARROWED in body, one.get_absolute_url() in body) == (True, True), page
        assert other.public_id not in body, page
    pick(again, None)
    for page in ("/home/", "/applications/mine/"):
        body = again.get(page).text
        assert (NARROWED in body, other.public_id in body) == (False, True), page


def test_the_first_screen_stands_under_the_names_of_the_companies(
    consultant: User, first: Company, second: Company
) -> None:
    make_application(company=first)
    make_application(company=second)
    groups = signed_in(consultant).get("/home/").context["groups"]
    assert {whose for _group, parts in groups for whose, _duties in parts} == {first.name, second.name}


def test_one_company_needs_no_heading(consultant: User, first: Company) -> None:
    make_application(company=first)
    groups = signed_in(consultant).get("/home/").context["groups"]
    assert {whose for _group, parts in groups for whose, _duties in parts} == {""}


def test_it_leads_back_to_a_list_and_from_a_page_of_another_company_to_the_chosen(
    consultant: User, first: Company, second: Company
) -> None:
    browser = signed_in(consultant)
    assert pick(browser, second, back="/applications/mine/?page=x").url == "/applications/mine/?page=x"
    assert pick(browser, second, back=first.get_absolute_url()).url == second.get_absolute_url()
    assert pick(browser, None, back=first.get_absolute_url()).url == "/home/"
    assert pick(browser, second, back="https://evil.example/").url == "/"


def test_it_is_no_key(consultant: User, first: Company, second: Company) -> None:
    """A choice opens nothing: neither a company that is not one's own, nor one that was left since."""
    foreign = make_company(name="Foreign S.A.", **next_identifiers())
    browser = signed_in(consultant)
    assert pick(browser, foreign).status_code == 404
    assert pick(browser, second).status_code == 302
    place = second.memberships.get(user=consultant)
    memberships.remove(membership=place, actor=second.memberships.get(role=Role.OWNER).user, at=NOW)
    assert CurrentCompany.objects.filter(user=consultant).exists()
    assert current_of(consultant) is None
    body = browser.get("/home/").text
    assert (second.name in body, SWITCH in body) == (False, False)
    assert browser.get(second.get_absolute_url()).status_code == 404


def test_a_double_click_chooses_once(consultant: User, first: Company, second: Company) -> None:
    for _click in range(2):
        choose(consultant, first)
    choose(consultant, second)
    assert current_of(consultant) == second
    assert str(CurrentCompany.objects.get()) == f"{consultant}: {second}"


def test_a_new_application_is_for_the_company_one_acts_for(
    consultant: User, first: Company, second: Company
) -> None:
    choose(consultant, second)
    form = signed_in(consultant).get("/applications/modes/playground/start/").context["form"]
    assert form["company"].value() == second.public_id


@pytest.mark.parametrize("number", [1, 6])
def test_the_switch_costs_one_question_for_any_number_of_companies(
    consultant: User, first: Company, number: int, django_assert_num_queries: Any
) -> None:
    for place in range(number):
        join(make_company(name=f"Company {place}", **next_identifiers()), user=consultant)
    browser = signed_in(consultant)
    browser.get("/help/")
    with django_assert_num_queries(2):  # the person, and the companies
        browser.get("/help/")
