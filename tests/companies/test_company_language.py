"""A change of language keeps what was typed on every form of a company, and saves nothing."""

import pytest

from companies.models import Company, JoinRequest
from companies.services import register
from portal.accounts.models import User
from tests.companies.registering import FIGURES, REGISTER, page, typed
from tests.factories import NOW, details, make_company
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
SWITCH = {"switch_language": "de"}


def test_on_the_page_of_a_registration(owner: User) -> None:
    values = typed(rcs="half a num", founded_on="")
    shown = signed_in(owner).post(REGISTER, values | SWITCH)
    form = shown.context["form"]
    assert shown.status_code == 200
    assert '<html lang="de">' in shown.text
    assert {name: form[name].value() for name in values} == values
    assert form.errors == {}
    assert not Company.objects.exists()


def test_errors_that_were_shown_are_shown_again(owner: User) -> None:
    shown = signed_in(owner).post(REGISTER, typed(rcs="half a num") | SWITCH | {"switch_checked": "1"})
    assert list(shown.context["form"].errors) == ["rcs"]


def test_on_the_page_of_the_figures(owner: User) -> None:
    company = register(values=details(), actor=owner, at=NOW)
    address = f"{page('figures', company)}?last=2024"
    values = {"headcount_2024": "14.5", "turnover_2023": "900.000"}
    shown = signed_in(owner).post(address, values | SWITCH)
    form = shown.context["form"]
    assert {name: form[name].value() for name in values} == values
    assert list(form.errors) == []
    assert company.years.count() == 0


def test_on_the_page_of_the_details(owner: User) -> None:
    company = register(values=details(), actor=owner, at=NOW)
    shown = signed_in(owner).post(page("details", company), typed(city="Wiltz") | SWITCH)
    assert shown.context["form"]["city"].value() == "Wiltz"
    company.refresh_from_db()
    assert company.city == "Luxembourg"


def test_on_the_page_of_a_request(stranger: User) -> None:
    browser = signed_in(stranger)
    address = browser.post(REGISTER, typed(rcs=make_company().rcs)).url
    shown = browser.post(address, {"message": "Hello."} | SWITCH)
    assert shown.context["form"]["message"].value() == "Hello."
    assert not JoinRequest.objects.exists()


def test_on_the_page_of_a_move(officer: User) -> None:
    company = make_company(at="submitted")
    address = f"/companies/{company.public_id}/return/"
    shown = signed_in(officer).post(address, {"seen": "submitted", "note": "The street"} | SWITCH)
    assert shown.context["form"]["note"].value() == "The street"
    company.refresh_from_db()
    assert company.status == "submitted"


@pytest.mark.parametrize("language", ["fr", "de", "lb"])
def test_the_figures_typed_in_one_language_are_read_in_another(owner: User, language: str) -> None:
    company = register(values=details(), actor=owner, at=NOW)
    browser = signed_in(owner)
    browser.cookies["django_language"] = language
    browser.post(page("figures", company), FIGURES)
    assert company.years.get(year=2025).turnover == 1_800_000
    again = browser.get(page("figures", company)).context["form"]
    values = {name: again[name].value() for name in again.fields}
    browser.cookies["django_language"] = "en"
    browser.post(page("figures", company), values)
    assert company.years.get(year=2025).turnover == 1_800_000
    assert company.years.get(year=2024).headcount == 11
