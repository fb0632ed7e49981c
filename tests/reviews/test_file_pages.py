"""The staff's way through one file, by its pages: start, check, assess, prepare, confirm."""

import pytest
from django.urls import reverse

from applications.dialogue.services import answer
from applications.statuses import Status
from companies.aidledger.instruments import DE_MINIMIS
from portal.accounts.roles import Role
from reviews.checklist import ELIGIBILITY
from reviews.models import Decision
from tests.factories import join, later, make_offer_pools, make_staff, make_walk
from tests.factories.sessions import signed_in

pytestmark = pytest.mark.django_db

CHECKS = {f"check_{check.key}": "on" for check in ELIGIBILITY}

CONDITIONS = {f"condition_de_minimis_{row.key}": "on" for row in DE_MINIMIS}


def at(walk, page: str) -> str:
    return f"{reverse('reviews:file', args=[walk.application.public_id])}{page}"


def test_whole_way_to_a_released_approval() -> None:
    make_offer_pools()
    walk = make_walk(at=Status.SUBMITTED)
    officer, assessor, decider = (signed_in(user) for user in (walk.officer, walk.assessor, walk.decider))

    assert officer.post(at(walk, "start_review/"), {"seen": "submitted"}).status_code == 302
    step = walk.step()
    answer = officer.post(
        at(walk, "step/"), {"step": step.public_id, "outcome": "eligible", "note": "", **CHECKS}
    )
    assert answer.status_code == 302
    answer = assessor.post(
        at(walk, "step/"), {"step": walk.step().public_id, "outcome": "feasible", "note": ""}
    )
    assert answer.status_code == 302
    decision = {
        "verdict": "approve",
        "hours": "5000",
        "months": "3",
        "starts_on": "2027-01-11",
        "instrument": "de_minimis",
        **CONDITIONS,
        "reasons": "Clear and useful.",
    }
    assert officer.post(at(walk, "decide/"), decision).status_code == 302
    assert decider.post(at(walk, "decision/"), {"seen": "prepared"}).status_code == 302

    walk.application.refresh_from_db()
    assert walk.application.status == Status.APPROVED
    assert walk.application.offer.hours == 5000


def test_proposal_can_be_sent_as_it_stands() -> None:
    make_offer_pools()
    walk = make_walk(at=Status.IN_REVIEW)
    walk.to_decision()
    browser = signed_in(walk.officer)
    form = browser.get(at(walk, "decide/")).context["form"]
    proposed = (
        {name: form[name].value() for name in form.fields} | {"reasons": "Clear and useful."} | CONDITIONS
    )
    shown = {name: form.fields[name].prepare_value(value) for name, value in proposed.items() if value}
    assert browser.post(at(walk, "decide/"), shown).status_code == 302
    assert Decision.objects.get().hours == 5000


def test_missing_check_is_said_and_nothing_typed_is_lost() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    values = {"step": walk.step().public_id, "outcome": "eligible", "note": "Looks good", **CHECKS}
    del values["check_civilian"]
    page = signed_in(walk.officer).post(at(walk, "step/"), values)
    assert "Confirm every point of the checklist" in page.text
    assert "Looks good" in page.text
    assert walk.step().closed_at is None


def test_step_that_a_colleague_closed_is_said() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    values = {"step": walk.step().public_id, "outcome": "eligible", "note": "", **CHECKS}
    walk.eligible()
    page = signed_in(make_staff(Role.OFFICER)).post(at(walk, "step/"), values)
    assert "A colleague has closed this step already" in page.text


def test_preparer_cannot_confirm() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    walk.officer = walk.decider = make_staff(Role.OFFICER, Role.DECIDER)
    decision = walk.prepare()
    browser = signed_in(walk.decider)
    assert "another person has to confirm it" in browser.get(at(walk, "decision/")).text
    page = browser.post(at(walk, "decision/"), {"seen": "prepared"})
    assert "You prepared this decision" in page.text
    decision.refresh_from_db()
    assert decision.status == "prepared"


def test_decision_sent_back_is_the_draft_of_the_next() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    decision = walk.prepare("decline")
    address = reverse("reviews:move_decision", args=[decision.public_id, "send_back"])
    answer = signed_in(walk.decider).post(address, {"seen": "prepared", "note": "Say more about the data."})
    assert answer.url == at(walk, "")
    page = signed_in(walk.officer).get(at(walk, "decide/"))
    assert page.context["form"].initial["reasons"] == decision.reasons
    assert page.context["form"].initial["verdict"] == "decline"
    assert Decision.objects.get().status == "sent_back"


def test_question_stops_the_clock() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    values = {"text": "Which camera do you use?", "about": "work.model", "seen": "in_review"}
    assert signed_in(walk.officer).post(at(walk, "ask/"), values).status_code == 302
    walk.application.refresh_from_db()
    assert walk.application.status == Status.QUESTION_OPEN
    assert "The clock stands" in signed_in(walk.officer).get(at(walk, "")).text


@pytest.mark.parametrize("page", ["", "step/", "ask/", "decide/", "decision/", "start_review/"])
def test_applicant_and_stranger_find_nothing(page: str) -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    walk.prepare()
    for user in (walk.owner, make_walk().owner):
        assert signed_in(user).get(at(walk, page)).status_code == 404


@pytest.mark.parametrize("page", ["", "step/", "ask/", "decide/"])
def test_officer_who_belongs_to_the_company_finds_nothing(page: str) -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    join(walk.company, role=Role.VIEWER, user=walk.officer)
    assert signed_in(walk.officer).get(at(walk, page)).status_code == 404


def test_draft_is_not_a_file() -> None:
    walk = make_walk(at=Status.DRAFT)
    assert signed_in(walk.officer).get(at(walk, "")).status_code == 404


def test_first_day_at_the_end_of_the_calendar_is_refused() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    walk.to_decision()
    decision = {
        "verdict": "approve",
        "hours": "5000",
        "months": "3",
        "starts_on": "31.12.9999",
        "reasons": "Good.",
    }
    page = signed_in(walk.officer).post(at(walk, "decide/"), decision)
    assert "Enter a date, such as 24.11.2026." in page.text
    assert not Decision.objects.exists()


def test_answer_that_came_after_the_decision_was_prepared_is_not_passed_over() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    walk.prepare("decline")
    walk.on = later(hours=1)
    walk.ask()
    answer(
        application=walk.application, texts={1: "It is a line camera."}, actor=walk.owner, at=later(hours=2)
    )
    browser = signed_in(walk.decider)
    assert "has answered a question since" in browser.get(at(walk, "decision/")).text
    assert "has answered a question since" in browser.post(at(walk, "decision/"), {"seen": "prepared"}).text
    walk.application.refresh_from_db()
    assert walk.application.status == Status.IN_REVIEW
