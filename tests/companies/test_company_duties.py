"""What companies ask of a person on the first screen."""

from datetime import timedelta
from typing import Any

import pytest

from companies.duties import of_asker, of_member, of_officer, register_your_company
from companies.models import Company
from companies.services import ask_to_join, register, set_years
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.ui.duties import Duty, Group
from tests.companies.registering import page
from tests.factories import NOW, details, join, make_company, make_person, make_staff
from tests.factories.companies import YEARS
from tests.factories.screening import answer_integrity
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def lines(source: Any, user: User) -> list[tuple[str, str, str]]:
    """Title, heading and address of each duty."""
    return [(str(duty.title), duty.group, duty.url) for duty in source(user, NOW)]


def begun(owner: User, *, complete: bool) -> Company:
    company = register(values=details(name="Alzette S.A."), actor=owner, at=NOW)
    if complete:
        set_years(company=company, years=YEARS, actor=owner, at=NOW)
    return company


def test_who_has_no_company_begins_with_registering_one(stranger: User) -> None:
    make_company()
    duty = register_your_company(stranger)
    assert isinstance(duty, Duty)
    assert (str(duty.title), duty.url) == ("Register your company", "/companies/register/")
    assert "/companies/register/" in signed_in(stranger).get("/home/").text
    assert list(of_member(stranger, NOW)) == []


def test_neither_members_nor_staff_begin_so(owner: User, officer: User) -> None:
    make_company(owner=owner)
    assert [register_your_company(user) for user in (owner, officer)] == [None, None]


@pytest.mark.parametrize("role", [Role.OWNER, Role.EDITOR])
def test_missing_figures_wait_for_whoever_may_write(owner: User, role: Role) -> None:
    company = begun(owner, complete=False)
    person = owner if role == Role.OWNER else join(company, role=role)
    assert lines(of_member, person) == [
        ("Give the figures of Alzette S.A.", Group.WAITING, page("figures", company))
    ]


def test_a_complete_registration_waits_for_its_owner_alone(owner: User) -> None:
    company = begun(owner, complete=True)
    answer_integrity(company)
    assert lines(of_member, owner) == [
        ("Send the registration of Alzette S.A.", Group.WAITING, page("send", company))
    ]
    for role in (Role.EDITOR, Role.VIEWER):
        assert lines(of_member, join(company, role=role)) == [
            ("The registration of Alzette S.A. is not sent yet", Group.UNDER_WAY, page("detail", company))
        ]


@pytest.mark.parametrize(
    ("status", "title", "group"),
    [
        ("submitted", "Alzette S.A. is being verified", Group.UNDER_WAY),
        ("returned", "Correct the registration of Alzette S.A.", Group.WAITING),
        ("refused", "The registration of Alzette S.A. was refused", Group.DONE),
    ],
)
def test_a_registration_that_was_sent(owner: User, status: str, title: str, group: Group) -> None:
    company = make_company(owner=owner, at=status, name="Alzette S.A.")
    assert lines(of_member, owner) == [(title, group, page("detail", company))]


def test_a_viewer_has_nothing_to_correct() -> None:
    company = make_company(at="returned", name="Alzette S.A.")
    assert [line[1] for line in lines(of_member, join(company, role=Role.VIEWER))] == [Group.UNDER_WAY]


def test_a_verified_company_asks_nothing(owner: User) -> None:
    make_company(owner=owner)
    assert lines(of_member, owner) == []


def test_people_who_ask_wait_for_owners_alone(owner: User, stranger: User) -> None:
    company = make_company(owner=owner, name="Alzette S.A.")
    for person in (stranger, make_person()):
        ask_to_join(company=company, asked_name="Typed S.A.", message="", actor=person, at=NOW)
    assert lines(of_member, owner) == [
        ("2 people ask to join Alzette S.A.", Group.WAITING, page("members", company))
    ]
    assert lines(of_member, join(company, role=Role.EDITOR)) == []


def test_who_asked_reads_the_name_they_typed(owner: User, stranger: User) -> None:
    company = make_company(owner=owner, name="Kanari S.A.")
    ask_to_join(company=company, asked_name="Typed S.A.", message="", actor=stranger, at=NOW)
    assert lines(of_asker, stranger) == [("You asked to join Typed S.A.", Group.UNDER_WAY, "/companies/")]
    assert lines(of_asker, owner) == []


def test_an_officer_has_one_line_for_all_that_wait(officer: User) -> None:
    for days in (3, 9):
        make_company(at="submitted", on=NOW - timedelta(days=days))
    make_company(at="verified")
    (duty,) = of_officer(officer, NOW)
    assert (duty.title, duty.text, duty.url) == (
        "Verify 2 companies",
        "The oldest was sent on 15.11.2026.",
        "/companies/queue/",
    )


def test_nothing_waits_for_an_officer_where_nothing_does(officer: User) -> None:
    own = make_company(at="submitted")
    join(own, role=Role.OWNER, user=officer)
    make_company(at="verified")
    assert list(of_officer(officer, NOW)) == []


def test_other_people_have_no_such_line(owner: User) -> None:
    make_company(at="submitted")
    for person in (owner, make_staff(Role.REVIEWER), make_staff(Role.DECIDER)):
        assert list(of_officer(person, NOW)) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_any_number_of_companies_costs_three_questions(
    owner: User, rows: int, django_assert_num_queries: Any
) -> None:
    for _number in range(rows):
        begun(owner, complete=False)
        make_company(owner=owner, at="submitted")
    with django_assert_num_queries(3):
        list(of_member(owner, NOW))
        list(of_asker(owner, NOW))
