"""The queue shows whose turn it is, the most urgent first, for the same number of queries however long it is."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from applications.statuses import Status
from portal.accounts.roles import Role
from reviews.queries import waiting_for
from tests.factories import NOW, join, make_staff, make_walk
from tests.factories.sessions import signed_in

pytestmark = pytest.mark.django_db


def references(user) -> list[str]:
    return [step.application.reference for step in waiting_for(user)]


def test_most_urgent_comes_first() -> None:
    late = make_walk(at=Status.SUBMITTED, on=NOW - timedelta(days=7))
    new = make_walk(at=Status.SUBMITTED)
    assert references(make_staff(Role.OFFICER)) == [late.application.reference, new.application.reference]


def test_turn_passes_on_with_the_work() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    people = {
        role: make_staff(role)
        for role in (Role.OFFICER, Role.ASSESSOR, Role.REVIEWER, Role.DECIDER, Role.OPERATOR)
    }

    def turn() -> list[Role]:
        return [role for role, user in people.items() if references(user)]

    seen = [turn()]
    walk.eligible()
    seen.append(turn())
    walk.eligible = lambda: None  # done already; `prepare` goes on from here
    walk.prepare()
    seen.append(turn())
    assert seen == [[Role.OFFICER], [Role.ASSESSOR], [Role.DECIDER]]


def test_file_that_waits_for_the_applicant_waits_for_nobody() -> None:
    walk = make_walk(at=Status.QUESTION_OPEN)
    assert references(walk.officer) == []


def test_own_company_is_not_in_the_queue() -> None:
    walk = make_walk(at=Status.SUBMITTED)
    join(walk.company, role=Role.EDITOR, user=walk.officer)
    assert references(walk.officer) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_queue_costs_the_same_for_any_length(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        make_walk(at=Status.SUBMITTED)
    browser = signed_in(make_staff(Role.OFFICER))
    browser.get(reverse("reviews:queue"))
    with django_assert_num_queries(2):
        page = browser.get(reverse("reviews:queue"))
    assert len(page.context["page"].rows) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_files_cost_the_same_for_any_length(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        make_walk(at=Status.SUBMITTED)
    browser = signed_in(make_staff(Role.OFFICER))
    browser.get(reverse("reviews:files"))
    with django_assert_num_queries(3):
        page = browser.get(reverse("reviews:files"))
    assert len(page.context["page"].rows) == rows


def test_files_are_searched_and_narrowed() -> None:
    walk = make_walk(at=Status.DECLINED)
    make_walk(at=Status.SUBMITTED)
    browser = signed_in(make_staff(Role.OFFICER))
    for query in ({"status": "declined"}, {"q": f"{walk.application.reference} castings"}):
        page = browser.get(reverse("reviews:files"), query)
        assert [row.pk for row in page.context["page"].rows] == [walk.application.pk]


def test_applicant_finds_no_queue() -> None:
    owner = make_walk().owner
    for name in ("reviews:queue", "reviews:files"):
        assert signed_in(owner).get(reverse(name)).status_code == 404
