"""The officer reads a registration, and verifies, returns or refuses it."""

from typing import Any

import pytest

from companies.models import Company
from companies.services import change, set_years
from portal.accounts.models import User
from portal.accounts.roles import STAFF_ROLES, Role
from portal.workflow.engine import perform
from portal.workflow.models import Event
from tests.companies.registering import errors_of, page
from tests.factories import NOW, join, make_company, make_staff
from tests.factories.companies import YEARS
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def company(owner: User) -> Company:
    return make_company(owner=owner, at="submitted", on=NOW)


def move(person: User, company: Company, name: str, **values: str) -> Any:
    browser = signed_in(person)
    return browser.post(f"/companies/{company.public_id}/{name}/", {"seen": company.status} | values)


def test_every_claim_stands_there_with_the_size_and_the_owner(officer: User, company: Company) -> None:
    shown = signed_in(officer).get(page("verify", company))
    for words in (company.rcs, company.vat, company.matricule, "Computer programming activities"):
        assert words in shown.text
    for words in ("Small enterprise", "Ada Weber"):
        assert words in shown.text
    assert [offer.move.name for offer in shown.context["offers"]] == ["verify", "return", "refuse"]


def test_verify(officer: User, owner: User, company: Company) -> None:
    answer = move(officer, company, "verify")
    assert answer.url == page("detail", company)
    company.refresh_from_db()
    assert (company.status, company.verified_by, company.verified_at) == ("verified", officer, NOW)
    event = Event.objects.of(company).get(name="verify")
    assert {(notice.kind, notice.recipient) for notice in event.notices.all()} == {
        ("company_verified", owner)
    }


def test_after_a_move_the_officer_reads_what_was_done(officer: User, company: Company) -> None:
    browser = signed_in(officer)
    address = f"/companies/{company.public_id}/verify/"
    answer = browser.post(address, {"seen": "submitted"}, follow=True)
    assert answer.redirect_chain[-1][0] == page("verify", company)
    assert "The company is verified and has been told." in answer.text


@pytest.mark.parametrize(("name", "status"), [("return", "returned"), ("refuse", "refused")])
def test_return_and_refuse_need_a_reason_that_the_company_reads(
    officer: User, owner: User, company: Company, name: str, status: str
) -> None:
    assert errors_of(move(officer, company, name)) == {"note": ["Give a reason."]}
    assert errors_of(move(officer, company, name, note="   ")) == {"note": ["Give a reason."]}
    move(officer, company, name, note="The VAT number is another company's.")
    company.refresh_from_db()
    assert company.status == status
    body = signed_in(owner).get(page("detail", company)).text
    assert "The VAT number is another company&#x27;s." in body
    assert "Olga Officer" not in body


def test_earlier_returns_and_what_changed_since_stand_there(
    officer: User, owner: User, company: Company
) -> None:
    perform(company, "return", actor=officer, at=NOW, note="The street is wrong.")
    change(company=company, values={"street": "5, quai de la Moselle"}, actor=owner, at=NOW)
    set_years(company=company, years=[YEARS[0], YEARS[1] | {"headcount": 12}], actor=owner, at=NOW)
    perform(company, "send", actor=owner, at=NOW)
    shown = signed_in(officer).get(page("verify", company))
    assert shown.text.index("Returned on 24.11.2026") < shown.text.index("The street is wrong.")
    marked = [str(row.label) for row in (*shown.context["details"], *shown.context["figures"]) if row.tag]
    assert marked == ["Seat", "Headcount", "Turnover", "Balance sheet total"]


def test_what_changed_before_the_return_is_not_marked(officer: User, owner: User, company: Company) -> None:
    perform(company, "return", actor=officer, at=NOW, note="The street is wrong.")
    change(company=company, values={"street": "5, quai de la Moselle"}, actor=owner, at=NOW)
    perform(company, "send", actor=owner, at=NOW)
    perform(company, "return", actor=officer, at=NOW, note="The website is wrong too.")
    change(company=company, values={"website": "https://optik.example"}, actor=owner, at=NOW)
    shown = signed_in(officer).get(page("verify", company))
    assert [str(row.label) for row in (*shown.context["details"], *shown.context["figures"]) if row.tag] == [
        "Website"
    ]


def test_what_was_never_returned_has_no_marks(officer: User, owner: User, company: Company) -> None:
    shown = signed_in(officer).get(page("verify", company))
    assert [row for row in (*shown.context["details"], *shown.context["figures"]) if row.tag] == []
    assert shown.context["returns"] == []


def test_two_officers_one_of_them_is_told_that_it_has_changed(officer: User, company: Company) -> None:
    other = make_staff(Role.OFFICER)
    move(officer, company, "verify")
    late = move(other, company, "return", note="Wrong.")
    assert errors_of(late) == {
        "__all__": [
            "This has changed since you opened the page. It is now “Verified”: look again before you go on."
        ]
    }
    company.refresh_from_db()
    assert company.status == "verified"


def test_a_registration_that_was_never_sent_is_not_there(officer: User) -> None:
    company = make_company(at="registered")
    assert signed_in(officer).get(page("verify", company)).status_code == 404
    assert signed_in(officer).get(page("detail", company)).status_code == 404


def test_a_decider_reads_it_and_is_offered_nothing(company: Company) -> None:
    shown = signed_in(make_staff(Role.DECIDER)).get(page("verify", company))
    assert (shown.status_code, shown.context["offers"]) == (200, [])
    assert move(make_staff(Role.DECIDER), company, "verify").status_code == 404


@pytest.mark.parametrize("role", [role for role in STAFF_ROLES if role not in (Role.OFFICER, Role.DECIDER)])
def test_other_staff_do_not_read_it(company: Company, role: Role) -> None:
    assert signed_in(make_staff(role)).get(page("verify", company)).status_code == 404


@pytest.mark.parametrize("role", [Role.OWNER, Role.EDITOR, Role.VIEWER])
@pytest.mark.parametrize("name", ["verify", "return", "refuse", "reopen"])
def test_applicants_have_neither_the_page_nor_the_moves(company: Company, role: Role, name: str) -> None:
    member = join(company, role=role)
    assert signed_in(member).get(page("verify", company)).status_code == 404
    assert move(member, company, name, note="Please.").status_code == 404
    company.refresh_from_db()
    assert company.status == "submitted"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_a_constant_number_of_questions(
    officer: User, company: Company, rows: int, django_assert_num_queries: Any
) -> None:
    for _number in range(rows):
        join(company, role=Role.OWNER)
    browser = signed_in(officer)
    browser.get(page("verify", company))
    with django_assert_num_queries(31):
        browser.get(page("verify", company))
