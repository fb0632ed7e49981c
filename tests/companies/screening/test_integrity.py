"""The questions on integrity: explained where it is not no, looked at by a person, confirmed when old."""

from datetime import date, timedelta
from typing import Any

import pytest

from applications.statuses import Status
from companies.models import Company
from companies.screening.guards import company_integrity_stands
from companies.screening.integrity.questions import KEYS, difficulty_help
from companies.screening.models import Statement
from companies.services import register, set_years
from companies.statuses import CompanyStatus
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused, perform
from tests.companies.registering import errors_of, page
from tests.factories import NOW, details, make_company, make_staff, make_walk
from tests.factories.companies import YEARS
from tests.factories.screening import answer_integrity
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
NO = dict.fromkeys(KEYS, "no")


def refused(company: Company, move: str, actor: User, **more: Any) -> str:
    with pytest.raises(MoveRefused) as told:
        perform(company, move, actor=actor, at=more.pop("at", NOW), **more)
    return str(told.value)


def test_a_page_of_six_inputs_is_saved_as_a_version(owner: User) -> None:
    company = make_company(owner=owner, at=CompanyStatus.REGISTERED)
    browser = signed_in(owner)
    shown = browser.get(page("integrity", company))
    assert len(shown.context["form"].fields) == 6
    answer = browser.post(page("integrity", company), NO)
    assert answer["Location"] == page("send", company)
    assert list(Statement.objects.values_list("version", flat=True).order_by("version")) == [1, 2]


@pytest.mark.parametrize("reply", ["yes", "unsure"])
def test_what_is_not_no_has_to_be_explained_and_keeps_what_was_typed(owner: User, reply: str) -> None:
    company = make_company(owner=owner, at=CompanyStatus.REGISTERED)
    shown = signed_in(owner).post(page("integrity", company), NO | {"recovery": reply})
    assert errors_of(shown) == {"explanation": ["Explain your answers that are not “No”."]}
    assert shown.context["form"]["recovery"].value() == reply


def test_an_unanswered_question_gets_its_sentence(owner: User) -> None:
    company = make_company(owner=owner, at=CompanyStatus.REGISTERED)
    shown = signed_in(owner).post(page("integrity", company), NO | {"insolvency": ""})
    assert errors_of(shown) == {"insolvency": ["Choose an answer. “Not sure” is one too."]}


def test_nothing_is_sent_before_the_questions_are_answered(owner: User) -> None:
    company = register(values=details(), actor=owner, at=NOW)
    set_years(company=company, years=YEARS, actor=owner, at=NOW)
    assert refused(company, "send", owner) == "Answer the questions under “Integrity” first."
    answer_integrity(company, at=NOW - timedelta(days=366))
    assert "older than twelve months" in refused(company, "send", owner)
    answer_integrity(company, at=NOW - timedelta(days=365))
    perform(company, "send", actor=owner, at=NOW)


@pytest.mark.parametrize("reply", ["yes", "unsure"])
def test_unsure_reaches_a_person_and_never_counts_as_no(owner: User, officer: User, reply: str) -> None:
    company = make_company(owner=owner, at=CompanyStatus.SUBMITTED, on=NOW)
    statement = answer_integrity(company, explanation="A loan of 2024.", double_funding=reply)
    assert refused(company, "verify", officer) == "Look at the answers on integrity and clear them first."
    body = signed_in(officer).get(page("verify", company)).text
    assert "A loan of 2024." in body
    assert "The same hours must not be paid for twice." in body
    assert refused(statement, "clear", officer) == "Give a reason."
    perform(statement, "clear", actor=officer, at=NOW, note="The loan is repaid.")
    perform(company, "verify", actor=officer, at=NOW)


def test_a_new_answer_has_to_be_looked_at_anew(owner: User, officer: User) -> None:
    company = make_company(owner=owner, at=CompanyStatus.SUBMITTED, on=NOW)
    first = answer_integrity(company, explanation="x", recovery="unsure")
    perform(first, "clear", actor=officer, at=NOW, note="Seen.")
    answer_integrity(company, explanation="y", recovery="yes")
    assert "clear them first" in refused(company, "verify", officer)
    perform(first, "look_again", actor=officer, at=NOW, note="x")
    assert "newest" in refused(first, "clear", officer, note="x")


def test_an_application_wants_answers_of_the_last_twelve_months() -> None:
    walk = make_walk(at=Status.DRAFT)
    told = walk.company.statements.get().given_at
    limit = told + timedelta(days=365)
    ask: Any = company_integrity_stands
    assert ask(walk.application, actor=None, at=limit) == ""
    assert "Integrity" in ask(walk.application, actor=None, at=limit + timedelta(seconds=1))
    answer_integrity(walk.company, at=limit)
    assert ask(walk.application, actor=None, at=limit + timedelta(seconds=1)) == ""


def test_the_answers_of_another_company_are_not_there(owner: User, stranger: User) -> None:
    company = make_company(owner=owner, at=CompanyStatus.SUBMITTED, on=NOW)
    statement = answer_integrity(company, explanation="x", recovery="unsure")
    address = f"/companies/statements/{statement.public_id}/clear/"
    assert signed_in(stranger).get(page("integrity", company)).status_code == 404
    assert signed_in(stranger).get(address).status_code == 404
    assert signed_in(owner).get(address).status_code == 404
    assert signed_in(make_staff(Role.OFFICER)).get(address).status_code == 200


def test_help_on_difficulty_follows_age_and_form() -> None:
    day = date(2026, 11, 24)
    young = str(difficulty_help(legal_form="sarl", founded_on=date(2023, 11, 25), on=day))
    grown = str(difficulty_help(legal_form="sarl", founded_on=date(2023, 11, 24), on=day))
    alone = str(difficulty_help(legal_form="snc", founded_on=date(2010, 1, 1), on=day))
    assert ["younger" in young, "subscribed capital" in grown, "in your accounts" in alone] == [True] * 3
