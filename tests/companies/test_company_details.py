"""Correcting the details, while the registration is open."""

from typing import Any

import pytest

from companies.models import Company
from companies.services import change, register, set_years
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused, perform
from portal.workflow.models import Event
from tests.companies.registering import errors_of, page, typed
from tests.factories import NOW, details, join, make_company
from tests.factories.companies import YEARS
from tests.factories.screening import answer_integrity
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


SENT = "The registration has been sent and cannot be changed now. Ask us to return it."


@pytest.fixture
def company(owner: User) -> Company:
    return register(values=details(), actor=owner, at=NOW)


def same(company: Company, **changes: str) -> dict[str, str]:
    """The page as it stands, with some answers changed."""
    values = {name: getattr(company, name) for name in typed()}
    return values | {"founded_on": f"{company.founded_on:%d.%m.%Y}"} | changes


def test_the_page_begins_with_what_was_entered(owner: User, company: Company) -> None:
    form = signed_in(owner).get(page("details", company)).context["form"]
    assert {name: form[name].value() for name in form.fields} == same(company)


def test_a_change_is_kept_and_one_event_names_the_fields(owner: User, company: Company) -> None:
    answer = signed_in(owner).post(page("details", company), same(company, city="Esch", postcode="4001"))
    assert answer.url == page("send", company)
    company.refresh_from_db()
    assert (company.city, company.postcode) == ("Esch", "4001")
    event = Event.objects.of(company).last()
    assert (event.name, event.data, event.actor) == (
        "details.changed",
        {"fields": ["city", "postcode"]},
        owner,
    )


def test_the_same_again_changes_nothing(owner: User, company: Company) -> None:
    signed_in(owner).post(page("details", company), same(company))
    assert [event.name for event in Event.objects.of(company)] == ["create"]


@pytest.mark.parametrize("number", ["rcs", "vat", "matricule"])
def test_the_number_of_another_company_is_refused_without_naming_it(
    owner: User, company: Company, number: str
) -> None:
    other = make_company(name="Kanari Holding S.A.")
    values = same(company, **{number: getattr(other, number)})
    answer = signed_in(owner).post(page("details", company), values)
    assert errors_of(answer) == {
        "__all__": ["A company with one of these numbers is registered already. Check the numbers."]
    }
    assert "Kanari" not in answer.text
    company.refresh_from_db()
    assert getattr(company, number) != getattr(other, number)


def test_an_editor_corrects_and_goes_back_to_the_company(company: Company) -> None:
    editor = join(company, role=Role.EDITOR)
    answer = signed_in(editor).post(page("details", company), same(company, city="Wiltz"))
    assert answer.url == page("detail", company)
    company.refresh_from_db()
    assert company.city == "Wiltz"


@pytest.mark.parametrize("status", ["submitted", "verified", "refused"])
def test_a_registration_that_is_not_open_has_no_such_page(owner: User, status: str) -> None:
    company = make_company(owner=owner, at=status)
    browser = signed_in(owner)
    assert browser.get(page("details", company)).status_code == 404
    assert browser.post(page("details", company), same(company, city="Wiltz")).status_code == 404


def test_a_registration_that_was_sent_meanwhile_is_not_changed(owner: User) -> None:
    company = make_company(owner=owner, at="submitted")
    with pytest.raises(MoveRefused, match="has been sent and cannot be changed now"):
        change(company=company, values={"city": "Wiltz"}, actor=owner, at=NOW)


def test_the_page_says_so_to_who_was_writing(
    owner: User, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A colleague sends it between the reading of the page and the writing."""
    set_years(company=company, years=YEARS, actor=owner, at=NOW)
    answer_integrity(company)

    def after_sending(**values: Any) -> None:
        perform(company, "send", actor=owner, at=NOW)
        change(**values)

    monkeypatch.setattr("companies.views.company.change", after_sending)
    answer = signed_in(owner).post(page("details", company), same(company, city="Wiltz"))
    assert errors_of(answer) == {"__all__": [SENT]}
    assert answer.context["form"]["city"].value() == "Wiltz"


def test_a_returned_registration_is_open_again(owner: User) -> None:
    company = make_company(owner=owner, at="returned")
    signed_in(owner).post(page("details", company), same(company, street="5, quai de la Moselle"))
    company.refresh_from_db()
    assert company.street == "5, quai de la Moselle"
