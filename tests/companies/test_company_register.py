"""Registering a company over HTTP: what is typed becomes one clean row, and the way goes on to the figures."""

from datetime import date

import pytest
from django.urls import reverse

from companies.models import Company, Membership
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.models import Event
from tests.companies.registering import REGISTER, errors_of, page, typed
from tests.factories import NOW
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def test_a_registration_is_kept_clean_and_leads_to_the_figures(owner: User) -> None:
    values = typed()
    answer = signed_in(owner).post(REGISTER, values)
    company = Company.objects.get()
    assert (answer.status_code, answer.url) == (302, page("figures", company))
    kept = {name: getattr(company, name) for name in values}
    assert kept == {
        "name": "Alzette Robotics S.à r.l.",
        "legal_form": "sarl",
        "founded_on": date(2019, 3, 1),
        "rcs": values["rcs"].removeprefix("rcs luxembourg "),
        "vat": f"LU{values['vat']}",
        "matricule": values["matricule"].replace(" ", ""),
        "nace": "62.10",
        "nace_revision": "2.1",
        "street": "12, rue du Fort",
        "postcode": "2311",
        "city": "Luxembourg",
        "canton": "luxembourg",
        "permit": "",
        "lei": "",
        "website": "https://www.alzette.example",
        "language": "de",
    }
    assert (company.status, company.created_by, company.created_at) == ("registered", owner, NOW)


def test_who_registers_is_the_owner_and_one_event_says_so(owner: User) -> None:
    signed_in(owner).post(REGISTER, typed())
    company = Company.objects.get()
    assert list(Membership.objects.values_list("company", "user", "role")) == [
        (company.pk, owner.pk, Role.OWNER)
    ]
    assert [(event.name, event.actor) for event in Event.objects.of(company)] == [("create", owner)]


def test_the_page_begins_with_the_language_of_the_person(owner: User) -> None:
    form = signed_in(owner).get(REGISTER).context["form"]
    assert (form["language"].value(), form["nace_revision"].value()) == ("en", "2.1")


def test_nothing_but_the_questions_of_the_page_is_taken(owner: User) -> None:
    more = {"status": "verified", "public_id": "mine", "created_by": "1", "verified_at": "2026-01-01"}
    signed_in(owner).post(REGISTER, typed() | more)
    company = Company.objects.get()
    assert (company.status, company.verified_at, company.created_by) == ("registered", None, owner)
    assert company.public_id != "mine"


def test_an_empty_page_says_what_to_enter_and_keeps_nothing(owner: User) -> None:
    answer = signed_in(owner).post(REGISTER, {})
    assert answer.status_code == 200
    assert errors_of(answer) == {
        "name": ["Enter the name of the company."],
        "legal_form": ["Choose the legal form."],
        "founded_on": ["Enter the date of founding."],
        "rcs": ["Enter the number in the trade register."],
        "matricule": ["Enter the company's national number of 11 digits."],
        "nace": ["Enter the NACE code of the main activity."],
        "nace_revision": ["Choose the edition that the code is from."],
        "street": ["Enter street and number."],
        "postcode": ["Enter the postcode."],
        "city": ["Enter the town."],
        "canton": ["Choose the canton."],
        "language": ["Choose a language."],
    }
    assert not Company.objects.exists()


def test_what_was_typed_stays_beside_the_error(owner: User) -> None:
    body = signed_in(owner).post(REGISTER, typed(rcs="nonsense", city="Esch-Uelzecht")).text
    assert 'value="nonsense"' in body
    assert 'value="Esch-Uelzecht"' in body


def test_a_visitor_is_sent_to_sign_in(client) -> None:
    answer = client.get(REGISTER)
    assert (answer.status_code, answer.url) == (302, f"{reverse('account_login')}?next={REGISTER}")
