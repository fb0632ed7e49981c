"""Writes on companies where the database, not the form, is what refuses."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from companies.models import Company
from companies.services import AlreadyRegistered, change, correct, holder_of, register
from portal.accounts.models import User
from portal.workflow.models import Event
from tests.companies.registering import numbers_of
from tests.factories import NOW, details, make_company, next_identifiers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", ["rcs", "vat", "matricule"])
def test_holder_of_finds_the_company_by_any_of_its_numbers(number: str) -> None:
    company = make_company()
    asked = next_identifiers() | {number: numbers_of(company)[number]}
    assert holder_of(**asked) == company
    assert holder_of(**asked, but=company) is None


def test_holder_of_does_not_take_two_missing_numbers_for_the_same() -> None:
    make_company(legal_form="sole", matricule="", vat="")
    assert holder_of(rcs="B1", matricule="", vat="") is None


@pytest.mark.parametrize("number", ["rcs", "vat", "matricule"])
def test_register_names_the_company_that_has_the_number(owner: User, number: str) -> None:
    company = make_company()
    with pytest.raises(AlreadyRegistered) as taken:
        register(values=details(**{number: numbers_of(company)[number]}), actor=owner, at=NOW)
    assert taken.value.company == company
    assert Company.objects.count() == 1


WRONG: list[dict[str, Any]] = [
    {"postcode": "12"},
    {"rcs": "123"},
    {"rcs": ""},
    {"rcs": "", "legal_form": "liberal", "vat": "", "permit": ""},
    {"lei": "213800"},
    {"vat": "LU1"},
    {"matricule": "2015"},
    {"matricule": ""},
]


@pytest.mark.parametrize("values", WRONG)
def test_the_database_refuses_what_no_form_lets_through(owner: User, values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        register(values=details(**values), actor=owner, at=NOW)
    company = make_company(at="registered")
    with pytest.raises(IntegrityError), transaction.atomic():
        change(company=company, values=values, actor=owner, at=NOW)
    assert Company.objects.count() == 1
    assert [event.name for event in Event.objects.of(company)] == ["create", "figures.changed"]


def test_correct_reaches_a_registration_that_is_not_open(owner: User) -> None:
    company = make_company()
    correct(company=company, values={"city": "Wiltz", "canton": "luxembourg"}, actor=owner, at=NOW)
    company.refresh_from_db()
    assert (company.city, company.status) == ("Wiltz", "verified")
    event = Event.objects.of(company).last()
    assert (event.name, event.data) == ("details.changed", {"fields": ["city"]})


def test_correct_tells_of_a_number_that_is_taken(owner: User) -> None:
    company, other = make_company(), make_company()
    with pytest.raises(AlreadyRegistered):
        correct(company=company, values={"rcs": other.rcs}, actor=owner, at=NOW)
