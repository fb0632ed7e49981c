"""The pages of a company's ownership: read, changed, compared, and as quick with many as with few."""

from typing import Any

import pytest
from django.test import Client

from companies.ownership.models import OwnershipVersion
from companies.services import register
from companies.statuses import CompanyStatus
from portal.accounts.models import User
from tests.companies.ownership.test_size_check import ALONE, CARRY, CHECK, holding, row, state_of
from tests.companies.registering import REGISTER, page
from tests.factories import NOW, details, later, make_company, make_ownership
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

GROUP: dict[str, str] = {"enterprises": "1", "holdings": "1", "seen": "0"}
GROUP |= row(0, "E1", "Bee S.A.", "200", "40000000", "30000000") | holding(0, "E1", "A", "25")


def test_an_owner_states_the_group_and_reads_why(owner: User) -> None:
    company = make_company(owner=owner, at=CompanyStatus.VERIFIED)
    client = signed_in(owner)
    answer = client.post(page("edit_ownership", company), GROUP)
    assert answer["Location"] == page("ownership", company)
    body = client.get(answer["Location"]).text
    for words in ("Medium-sized enterprise", "Bee S.A. is a partner and counts at 25 %", "has changed since"):
        assert words in body


def test_while_registering_the_owner_goes_on_to_send(owner: User) -> None:
    company = make_company(owner=owner, at=CompanyStatus.REGISTERED)
    gone = signed_in(owner).post(page("edit_ownership", company), {"enterprises": "0", "holdings": "0"})
    assert gone["Location"] == page("send", company)
    assert OwnershipVersion.objects.get().enterprises.count() == 1


def test_a_stale_page_keeps_what_was_typed(owner: User) -> None:
    company = make_company(owner=owner, at=CompanyStatus.REGISTERED)
    make_ownership(company)
    shown = signed_in(owner).post(page("edit_ownership", company), GROUP | {"h0-capital": "40"})
    assert "Somebody else changed the ownership" in shown.text
    assert shown.context["sheet"].holdings[0]["capital"].value() == "40"


def test_versions_are_compared(owner: User) -> None:
    company = make_company(owner=owner, at=CompanyStatus.REGISTERED)
    make_ownership(company)
    make_ownership(company, share="30", on=later(days=1))
    body = signed_in(owner).get(page("ownership", company)).text
    assert "Bee S.A. of Ardenne Vision S.à r.l.: 25 %, now 30 %." in body


def test_an_officer_reads_the_judgement_on_the_verification(officer: User) -> None:
    company = make_company(at=CompanyStatus.REGISTERED)
    make_ownership(company)
    company = make_company(at=CompanyStatus.SUBMITTED)
    body = signed_in(officer).get(page("verify", company)).text
    assert "counts as standing alone" in body
    assert page("edit_ownership", company) not in body


def test_what_was_checked_fills_the_registration(owner: User) -> None:
    client: Client = signed_in(owner)
    typed = ALONE | {"headcount": "12,5"}
    assert client.post(CARRY, {"state": state_of(client.post(CHECK, typed).text)})["Location"] == REGISTER
    company = register(values=details(), actor=owner, at=NOW)
    figures = client.get(page("figures", company)).context["form"]
    assert str(figures["headcount_2025"].initial) == "12.50"
    onward = client.get(page("edit_ownership", company))
    assert onward.context["sheet"].fixed == company.name
    saved = client.post(page("edit_ownership", company), {"enterprises": "0", "holdings": "0"})
    assert saved.cookies["size_check"].value == ""


@pytest.mark.parametrize("others", [1, 25])
def test_the_page_costs_the_same_for_any_group(
    owner: User, others: int, django_assert_num_queries: Any
) -> None:
    company = make_company(owner=owner, at=CompanyStatus.REGISTERED)
    make_ownership(company, others=others, share="3")
    client = signed_in(owner)
    client.get(page("ownership", company))
    with django_assert_num_queries(11):
        client.get(page("ownership", company))
