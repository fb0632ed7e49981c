"""A verification holds for a year: reminders before, an end, a new look, and a new look when the owners change."""

from datetime import date, timedelta

import pytest

from applications.guards import company_sent
from applications.statuses import Status
from companies.evidence import expiry
from companies.models import Company
from companies.services import change
from companies.statuses import CompanyStatus
from portal.accounts.models import User
from portal.notifications.models import Notice
from portal.workflow.engine import MoveRefused, perform
from portal.workflow.models import Event
from tests.factories import NOW, make_company, make_walk
from tests.factories.screening import answer_integrity, screen_company

pytestmark = pytest.mark.django_db


@pytest.fixture
def company(owner: User) -> Company:
    return make_company(owner=owner, on=NOW)


def told(kind: str) -> int:
    return Notice.objects.filter(kind=kind, channel="inbox").count()


def days(number: int) -> timedelta:
    return timedelta(days=number)


def test_verification_holds_for_a_year(company: Company) -> None:
    assert company.verified_until == date(2027, 11, 24)
    assert expiry.expire(at=NOW + days(365)) == 0
    assert expiry.expire(at=NOW + days(366)) == 1
    company.refresh_from_db()
    assert (company.status, told("company_expired")) == (CompanyStatus.EXPIRED, 1)


def test_end_comes_once_however_often_the_task_runs(company: Company) -> None:
    assert [expiry.expire(at=NOW + days(400)) for _run in range(2)] == [1, 0]
    assert Event.objects.of(company).filter(name="expire").count() == 1


@pytest.mark.parametrize(("left", "sent"), [(61, 0), (60, 1), (59, 1), (15, 1), (14, 1), (0, 1), (-1, 0)])
def test_reminder_goes_out_at_its_distance(company: Company, left: int, sent: int) -> None:
    at = NOW + days(365 - left)
    assert [expiry.remind(at=at) for _run in range(2)] == [sent, 0]
    assert told("company_ends_soon") == sent


def test_two_reminders_in_all(company: Company) -> None:
    assert sum(expiry.remind(at=NOW + days(number)) for number in range(280, 367)) == 2


def test_company_confirms_and_the_year_begins_anew(owner: User, officer: User, company: Company) -> None:
    expiry.expire(at=NOW + days(366))
    change(company=company, values={"city": "Esch"}, actor=owner, at=NOW + days(367))
    answer_integrity(company, at=NOW + days(367))
    perform(company, "send", actor=owner, at=NOW + days(367))
    screen_company(company, at=NOW + days(368))
    perform(company, "verify", actor=officer, at=NOW + days(368))
    assert company.verified_until == date(2028, 11, 26)


def test_change_of_ownership_asks_for_a_new_look_once(officer: User, owner: User, company: Company) -> None:
    Event.record(company, "ownership.changed", actor=owner, at=NOW + days(3))
    assert [expiry.expire(at=NOW + days(4)) for _run in range(2)] == [1, 0]
    company.refresh_from_db()
    assert (company.status, told("company_to_confirm")) == (CompanyStatus.EXPIRED, 1)
    perform(company, "send", actor=owner, at=NOW + days(5))
    perform(company, "verify", actor=officer, at=NOW + days(6))
    assert expiry.expire(at=NOW + days(7)) == 0  # the change is older than the verification now


def test_change_of_ownership_before_the_verification_was_seen_by_it(owner: User, company: Company) -> None:
    Event.record(company, "ownership.changed", actor=owner, at=NOW - days(1))
    assert expiry.expire(at=NOW + days(1)) == 0


def test_person_cannot_end_a_verification_without_a_reason(
    officer: User, owner: User, company: Company
) -> None:
    for actor, move in ((officer, "expire"), (owner, "reverify")):
        with pytest.raises(MoveRefused, match="You cannot do this"):
            perform(company, move, actor=actor, at=NOW, note="because")
    with pytest.raises(MoveRefused, match="Give a reason"):
        perform(company, "reverify", actor=officer, at=NOW)


def test_company_whose_verification_ended_writes_but_sends_its_details_first(
    owner: User, company: Company
) -> None:
    walk = make_walk(company=company, owner=owner, at=Status.DRAFT, on=NOW)
    expiry.expire(at=NOW + days(366))
    walk.application.company.refresh_from_db()
    sentence = company_sent(walk.application, actor=owner, at=NOW + days(367))
    assert str(sentence).startswith("The verification of your company has ended.")
    answer_integrity(company, at=NOW + days(367))
    perform(company, "send", actor=owner, at=NOW + days(367))
    walk.application.company.refresh_from_db()
    assert company_sent(walk.application, actor=owner, at=NOW + days(367)) == ""
