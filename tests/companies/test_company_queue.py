"""The officer's list: the oldest first, by state, by name and by number."""

from datetime import timedelta
from typing import Any

import pytest

from companies.services import register
from companies.views.verification import waits
from portal.accounts.models import User
from portal.accounts.roles import STAFF_ROLES, Role
from tests.companies.registering import page
from tests.factories import NOW, details, join, make_company, make_person, make_staff
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
QUEUE = "/companies/queue/"


def names(person: User, **query: str) -> list[str]:
    shown = signed_in(person).get(QUEUE, query)
    return [line["company"].name for line in shown.context["lines"]]


@pytest.fixture
def four(officer: User) -> User:
    """One company in each state that an officer sees; the newest is made first."""
    make_company(name="Waits S.A.", at="submitted", on=NOW - timedelta(days=1))
    make_company(name="Waits longer S.A.", at="submitted", on=NOW - timedelta(days=9))
    make_company(name="Verified S.A.", at="verified")
    make_company(name="Returned S.A.", at="returned")
    make_company(name="Refused S.A.", at="refused")
    register(values=details(name="Never sent S.A."), actor=make_person(), at=NOW)
    return officer


def test_those_that_wait_the_oldest_first(four: User) -> None:
    assert names(four) == ["Waits longer S.A.", "Waits S.A."]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("submitted", ["Waits longer S.A.", "Waits S.A."]),
        ("verified", ["Verified S.A."]),
        ("returned", ["Returned S.A."]),
        ("refused", ["Refused S.A."]),
        ("registered", ["Waits longer S.A.", "Waits S.A."]),
        ("nonsense", ["Waits longer S.A.", "Waits S.A."]),
    ],
)
def test_by_status_and_what_is_no_status_counts_as_not_given(
    four: User, status: str, expected: list[str]
) -> None:
    assert names(four, status=status) == expected


def test_any_status_is_everything_that_was_ever_sent(four: User) -> None:
    assert len(names(four, status="all")) == 5
    assert "Never sent S.A." not in names(four, status="all")


def test_by_a_part_of_the_name_or_the_beginning_of_the_number(officer: User) -> None:
    company = make_company(name="Ardenne 100% Vision_S.A.", at="submitted")
    make_company(name="Moselle Optik S.A.", at="submitted")
    for words in ("ardenne", "100%", "vision_", company.rcs, f"{company.rcs[0].lower()} {company.rcs[1:]}"):
        assert names(officer, q=words) == [company.name]
    assert names(officer, q="B1 0") == ["Ardenne 100% Vision_S.A.", "Moselle Optik S.A."]
    assert names(officer, q="' OR 1=1 --") == []
    assert names(officer, q="x" * 10_000, status="all") == [
        "Ardenne 100% Vision_S.A.",
        "Moselle Optik S.A.",
    ]


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "New"), (1, "Waits 1 working day"), (4, "Waits 2 working days"), (7, "Waits 5 working days")],
)
def test_waiting_is_counted_in_working_days(officer: User, days: int, words: str) -> None:
    """NOW is a Tuesday, so four days back is a Friday."""
    company = make_company(at="submitted", on=NOW - timedelta(days=days))
    assert waits(company, today=NOW.date()) == words
    assert words in signed_in(officer).get(QUEUE).text


def test_the_way_to_the_next_page_keeps_the_filter(officer: User) -> None:
    for number in range(26):
        make_company(name=f"Ardenne {number:02d}", at="submitted", on=NOW - timedelta(days=30 - number))
    make_company(name="Moselle", at="submitted", on=NOW)
    browser = signed_in(officer)
    first = browser.get(QUEUE, {"q": "ardenne"})
    assert len(first.context["lines"]) == 25
    second = browser.get(QUEUE + first.context["page"].next)
    assert [line["company"].name for line in second.context["lines"]] == ["Ardenne 25"]


def test_the_own_company_of_an_officer_is_not_among_them(officer: User) -> None:
    own = make_company(name="Own S.A.", at="submitted")
    make_company(name="Other S.A.", at="submitted")
    join(own, role=Role.OWNER, user=officer)
    browser = signed_in(officer)
    assert names(officer) == ["Other S.A."]
    assert 'Companies <span class="count">1</span>' in browser.get(QUEUE).text
    assert browser.get(page("verify", own)).status_code == 404
    assert browser.get(f"/companies/{own.public_id}/verify/").status_code == 404
    assert browser.post(f"/companies/{own.public_id}/verify/", {"seen": "submitted"}).status_code == 404
    assert browser.get(page("detail", own)).status_code == 200


@pytest.mark.parametrize("role", [role for role in STAFF_ROLES if role != Role.OFFICER])
def test_other_staff_have_no_such_list(role: Role) -> None:
    assert signed_in(make_staff(role)).get(QUEUE).status_code == 404


def test_applicants_and_strangers_have_no_such_list(owner: User, stranger: User) -> None:
    make_company(owner=owner, at="submitted")
    assert [signed_in(person).get(QUEUE).status_code for person in (owner, stranger)] == [404, 404]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_a_constant_number_of_questions(
    officer: User, rows: int, django_assert_num_queries: Any
) -> None:
    for _number in range(rows):
        make_company(at="submitted")
    browser = signed_in(officer)
    browser.get(QUEUE)
    with django_assert_num_queries(2):
        browser.get(QUEUE)
