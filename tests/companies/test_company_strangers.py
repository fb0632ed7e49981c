"""What a person may not see is not there, on every page of a company and with every method."""

import re

import pytest
from django.test import Client

from companies.models import Company
from companies.urls import urlpatterns
from portal.accounts.models import User
from portal.accounts.roles import STAFF_ROLES, Role
from tests.companies.registering import FIGURES, typed
from tests.factories import join, make_company, make_staff
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

# Every address of one company; a new one is missed by the test below until it stands here.
PAGES = {
    "verify": "/companies/queue/{}/",
    "detail": "/companies/{}/",
    "details": "/companies/{}/details/",
    "figures": "/companies/{}/figures/",
    "members": "/companies/{}/members/",
    "invite": "/companies/{}/members/invite/",
    "change_role": "/companies/{}/members/33333333333333/role/",
    "remove": "/companies/{}/members/33333333333333/remove/",
    "declare_mandate": "/companies/{}/mandate/",
    "leave": "/companies/{}/leave/",
    "integrity": "/companies/{}/integrity/",
    "ask_vies": "/companies/{}/vies/",
    "screen": "/companies/{}/screen/",
    "ownership": "/companies/{}/ownership/",
    "edit_ownership": "/companies/{}/ownership/edit/",
    "send": "/companies/{}/send/",
    "move": "/companies/{}/verify/",
}
# Each has tests of its own.
ELSEWHERE = {"list", "register", "join", "answer_join", "queue"}
ELSEWHERE |= {"invitation", "invited", "send_again", "answer_invitation", "rule_on_hit", "rule_on_statement"}
ELSEWHERE |= {"mandates", "move_mandate", "choose"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
STATES = ["registered", "submitted", "returned", "verified", "refused"]


def statuses(browser: Client, public_id: str) -> dict[str, set[int]]:
    """What each page answers to reading and to writing."""
    values = typed() | FIGURES | {"seen": "submitted", "note": "Because.", "message": "x"}
    return {
        name: {
            browser.get(page.format(public_id)).status_code,
            browser.post(page.format(public_id), values).status_code,
        }
        for name, page in PAGES.items()
    }


NOWHERE = {name: {404} for name in PAGES}


def test_every_address_of_a_company_is_in_this_test() -> None:
    entries = [entry for part in urlpatterns for entry in getattr(part, "url_patterns", [part])]
    assert {entry.name for entry in entries} == set(PAGES) | ELSEWHERE


@pytest.mark.parametrize("status", STATES)
def test_a_stranger_finds_nothing(stranger: User, status: str) -> None:
    company = make_company(at=status)
    assert statuses(signed_in(stranger), company.public_id) == NOWHERE
    company.refresh_from_db()
    assert company.status == status


@pytest.mark.parametrize("status", STATES)
def test_a_member_of_another_company_finds_nothing(stranger: User, status: str) -> None:
    make_company(owner=stranger, at="submitted")
    assert statuses(signed_in(stranger), make_company(at=status).public_id) == NOWHERE


def test_what_does_not_exist_answers_the_same_words(stranger: User) -> None:
    browser, company = signed_in(stranger), make_company(name="Kanari S.A.")
    for page in PAGES.values():
        there, nowhere = (
            TOKEN.sub("", browser.get(page.format(key)).text).replace(key, "")
            for key in (company.public_id, "22222222222222")
        )
        assert "Page not found" in there
        assert there == nowhere


@pytest.mark.parametrize("role", [r for r in STAFF_ROLES if r not in (Role.OFFICER, Role.DECIDER)])
def test_staff_who_do_not_verify_find_nothing(role: Role) -> None:
    company = make_company(at="submitted")
    assert statuses(signed_in(make_staff(role)), company.public_id) == NOWHERE


def test_a_visitor_is_sent_to_sign_in_and_learns_nothing(client: Client) -> None:
    company = make_company()
    for page in PAGES.values():
        for key in (company.public_id, "22222222222222"):
            answer = client.get(page.format(key))
            assert (answer.status_code, answer.url.split("?")[0]) == (302, "/accounts/login/")


def test_who_left_the_company_finds_nothing() -> None:
    company = make_company()
    person = join(company)
    browser = signed_in(person)
    assert browser.get(PAGES["detail"].format(company.public_id)).status_code == 200
    company.memberships.filter(user=person).delete()
    assert statuses(browser, company.public_id) == NOWHERE


@pytest.mark.parametrize("page", ["/companies/register/", "/companies/", "/companies/queue/"])
def test_pages_without_a_company_show_none(stranger: User, page: str) -> None:
    make_company(name="Kanari S.A.", at="submitted")
    assert "Kanari" not in signed_in(stranger).get(page).text
    assert Company.objects.count() == 1
