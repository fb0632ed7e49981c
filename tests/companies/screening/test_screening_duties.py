"""A name that a newer list finds comes before officers and deciders, and stops an award until it is cleared."""

import pytest

from applications.statuses import Status
from companies.screening.duties import names_to_look_at
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused, perform
from reviews.services import confirm
from tests.factories import NOW, make_company, make_staff, make_walk
from tests.factories.screening import make_hit
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
LINE = "Compare 1 name of Ardenne Vision S.à r.l. with the sanctions list"


def lines(person: User) -> list[str]:
    return [str(duty.title) for duty in names_to_look_at(person, NOW)]


def test_an_open_hit_waits_for_officers_and_a_proposed_one_for_another_person() -> None:
    company = make_company()
    hit = make_hit(company)
    first, second = make_staff(Role.OFFICER), make_staff(Role.OFFICER)
    decider, owner = make_staff(Role.DECIDER), company.memberships.get().user
    assert [lines(person) for person in (first, second, decider, owner)] == [[LINE], [LINE], [], []]
    assert LINE in signed_in(first).get("/home/").text
    perform(hit, "propose", actor=first, at=NOW, note="Same name.")
    assert [lines(person) for person in (first, second, decider)] == [[], [LINE], [LINE]]
    perform(hit, "clear", actor=second, at=NOW, note="Another seat.")
    assert [lines(person) for person in (first, second, decider)] == [[], [], []]


def test_an_officer_of_the_own_company_reads_nothing() -> None:
    officer = make_staff(Role.OFFICER)
    make_hit(make_company(owner=officer))
    assert lines(officer) == []


def test_a_name_that_nobody_has_cleared_stops_an_award_and_a_cleared_one_does_not() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    hit = make_hit(walk.company)
    decision = walk.prepare()
    with pytest.raises(MoveRefused, match="looks like one on the sanctions list"):
        confirm(decision=decision, actor=walk.decider, at=NOW)
    perform(hit, "clear", actor=make_staff(Role.OFFICER), at=NOW, note="Another seat.")
    confirm(decision=decision, actor=walk.decider, at=NOW)
    walk.application.refresh_from_db()
    assert walk.application.status == Status.APPROVED
