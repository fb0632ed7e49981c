"""The single undertaking as the pages of aid read it from the graph of ownership: by control alone."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from companies.aidledger.links import linked_by_control, not_in_list
from companies.models import Company
from companies.ownership.services import save_ownership
from tests.factories import NOW, make_company
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def company(owner: Any) -> Company:
    return make_company(owner=owner)


def page(name: str, company: Company) -> str:
    return reverse(f"aidledger:{name}", args=[company.public_id])


def party(name: str, kind: str = "company", **more: Any) -> dict[str, Any]:
    account = {"year": 2025, "headcount": "5", "turnover": "100000", "balance_sheet": "50000"}
    accounts = [] if kind in ("natural_person", "public_body", "local_authority") else [account]
    return {"name": name, "kind": kind, "accounts": accounts} | more


def holds(holder: str, held: str, share: str, *, controls: bool = False) -> dict[str, Any]:
    return {"holder": holder, "held": held, "capital": share, "votes": share, "controls": controls}


def state(company: Company, enterprises: dict[str, Any], holdings: list[dict[str, Any]]) -> None:
    document = {
        "applicant": "A",
        "enterprises": {"A": {"name": "A", "kind": "company", "accounts": []}} | enterprises,
        "holdings": holdings,
    }
    save_ownership(company=company, document=document, actor=company.memberships.get().user, at=NOW)


def names(company: Company) -> list[str]:
    return [row.name for row in linked_by_control(company)]


def test_without_a_graph_a_company_stands_alone(company: Company) -> None:
    assert names(company) == []


@pytest.mark.parametrize(
    ("share", "controls", "found"),
    [
        ("25", False, []),  # a partner counts towards the size, not here
        ("50", False, []),
        ("50.000001", False, ["Mother S.A."]),
        ("10", True, ["Mother S.A."]),  # by contract
    ],
)
def test_a_holder_belongs_to_it_by_control_alone(
    company: Company, share: str, controls: bool, found: list[str]
) -> None:
    state(company, {"M": party("Mother S.A.")}, [holds("M", "A", share, controls=controls)])
    assert names(company) == found


def test_control_goes_up_down_and_across(company: Company) -> None:
    group = {"M": party("Mother S.A."), "S": party("Sister S.A."), "D": party("Daughter S.A.")}
    holdings = [holds("M", "A", "60"), holds("M", "S", "70"), holds("S", "D", "30"), holds("A", "D", "30")]
    state(company, group, holdings)
    assert names(company) == ["Mother S.A.", "Sister S.A.", "Daughter S.A."]  # D jointly, by 60 %


def test_a_person_joins_nothing_although_the_size_test_counts_both(company: Company) -> None:
    group = {"P": party("Ada Weber", "natural_person"), "S": party("Sister S.A.")}
    state(company, group, [holds("P", "A", "100"), holds("P", "S", "100")])
    assert names(company) == []
    assert company.size_judgements.get().result["contributions"][0]["enterprise"] in ("S", "P")


def test_a_public_body_joins_nothing(company: Company) -> None:
    group = {"G": party("State", "public_body"), "S": party("Other S.A.")}
    state(company, group, [holds("G", "A", "100"), holds("G", "S", "100")])
    assert names(company) == []


def test_a_ring_of_owners_ends(company: Company) -> None:
    group = {"B": party("Bee S.A."), "C": party("Cee S.A.")}
    state(company, group, [holds("A", "B", "60"), holds("B", "C", "60"), holds("C", "A", "40")])
    assert names(company) == ["Bee S.A.", "Cee S.A."]


def test_the_page_asks_for_what_the_graph_knows_until_the_list_names_it(owner: Any, company: Company) -> None:
    state(company, {"M": party("Mother  S.A.")}, [holds("M", "A", "60")])
    browser: Client = signed_in(owner)
    shown = browser.get(page("received", company)).text
    add = page("enterprise", company) + "?name=Mother%20%20S.A."
    assert (add in shown, "Mother  S.A." in shown) == (True, True)
    assert 'value="Mother  S.A."' in browser.get(add).text
    typed = {"name": "MOTHER S.A.", "number": "B 123", "relation": "control"}
    assert browser.post(page("enterprise", company), typed).status_code == 302
    assert not_in_list(company) == []
    assert "?name=" not in browser.get(page("received", company)).text


def test_a_name_that_the_graph_does_not_know_is_not_put_into_the_form(owner: Any, company: Company) -> None:
    assert 'value="Evil"' not in signed_in(owner).get(page("enterprise", company) + "?name=Evil").text


def test_the_version_that_stands_is_the_one_that_is_read(company: Company) -> None:
    state(company, {"M": party("Mother S.A.")}, [holds("M", "A", "60")])
    state(company, {"M": party("Mother S.A.")}, [holds("M", "A", "40")])
    assert names(company) == []


@pytest.mark.parametrize("others", [1, 30])
def test_the_graph_costs_the_same_questions_for_any_size(
    company: Company, others: int, django_assert_num_queries: Any
) -> None:
    group = {f"E{number}": party(f"Enterprise {number}") for number in range(others)}
    state(company, group, [holds("A", key, "60") for key in group])
    with django_assert_num_queries(
        8
    ):  # the company with its years; version, rows, years, holdings and both ends
        assert len(linked_by_control(Company.objects.prefetch_related("years").get(pk=company.pk))) == others
