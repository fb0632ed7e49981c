"""An allocation as the company reads it: being set up, how to get in, suspended and why, ended."""

import pytest
from django.test import Client

from allocations import services
from allocations.models import Allocation
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.ui.duties import Group, duties_of
from portal.workflow.engine import perform
from tests.applications.writing import text
from tests.factories import NOW, join, later
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

WAY_IN = "How to get in LuxProvide invites each person of your team by e-mail"
NAME = "mlxai-2026pg-0001"


@pytest.fixture
def active(allocation: Allocation, operator: User) -> Allocation:
    services.provision(allocation=allocation, account=NAME, actor=operator, at=NOW)
    allocation.refresh_from_db()
    return allocation


def read(person: User, allocation: Allocation) -> str:
    return text(signed_in(person).get(allocation.get_absolute_url()))


def test_being_set_up_says_so(accepted: Walk, allocation: Allocation) -> None:
    words = read(accepted.owner, allocation)
    assert "Being set up LuxProvide is setting up your access." in words
    assert "GPU-hours 5,000 First day 11.01.2027 Last day 10.04.2027" in words
    assert WAY_IN not in words


@pytest.mark.parametrize("role", [Role.OWNER, Role.EDITOR, Role.VIEWER])
def test_everybody_in_the_company_reads_how_to_get_in(active: Allocation, role: Role) -> None:
    words = read(join(active.company, role=role), active)
    assert f"Account on the machine: {NAME} {WAY_IN}" in words
    assert "What has happened Access set up 24.11.2026, 10:00" in words


def test_the_company_does_not_read_who_did_it(active: Allocation, accepted: Walk, operator: User) -> None:
    assert operator.name not in read(accepted.owner, active)


def test_a_suspension_comes_with_its_reason(active: Allocation, accepted: Walk, operator: User) -> None:
    perform(active, "suspend", actor=operator, at=NOW, note="A key of yours was published. Change it.")
    words = read(accepted.owner, active)
    assert "Why it is suspended A key of yours was published. Change it." in words
    assert WAY_IN not in words
    perform(active, "resume", actor=operator, at=NOW)
    assert WAY_IN in read(accepted.owner, active)


def test_after_the_term_the_way_in_is_gone(active: Allocation, accepted: Walk) -> None:
    services.end_terms(at=later(days=140))
    words = read(accepted.owner, active)
    assert "The term is over. Write to LuxProvide soon" in words
    assert WAY_IN not in words


def test_the_company_has_no_moves(active: Allocation, accepted: Walk) -> None:
    client = signed_in(accepted.owner)
    for move in ("suspend", "resume", "end", "close", "provision"):
        assert client.get(f"{active.get_absolute_url()}{move}/").status_code == 404


def test_the_application_leads_to_it(active: Allocation, accepted: Walk) -> None:
    answer = signed_in(accepted.owner).get(accepted.application.get_absolute_url())
    assert f"Your access to the machine Active Account on the machine: {NAME} See your access" in text(answer)
    assert f'href="{active.get_absolute_url()}"' in answer.content.decode()


def test_others_find_nothing(active: Allocation, stranger: User, accepted: Walk) -> None:
    for person in (stranger, accepted.reviewer, accepted.assessor, accepted.decider):
        assert signed_in(person).get(active.get_absolute_url()).status_code == 404
    assert Client().get(active.get_absolute_url()).status_code == 302


def test_it_runs_on_the_first_screen_until_it_ends(active: Allocation, accepted: Walk) -> None:
    (duty,) = duties_of(accepted.owner, at=NOW)
    assert (duty.group, duty.action, duty.url) == (
        Group.UNDER_WAY,
        "How to get in",
        active.get_absolute_url(),
    )
    assert duty.text.endswith("Your access is open. 5,000 GPU-hours until 10.04.2027.")
    services.end_terms(at=later(days=140))
    assert duties_of(accepted.owner, at=later(days=140)) == []


def test_the_page_costs_a_fixed_number_of_queries(
    active: Allocation, accepted: Walk, django_assert_num_queries
):
    client = signed_in(accepted.owner)
    with django_assert_num_queries(3):
        client.get(active.get_absolute_url())
