"""A number that is taken leads to a request to join, and tells nothing of who has it."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from companies.models import Company, JoinRequest
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.models import Event
from tests.companies.registering import REGISTER, errors_of, numbers_of, page, typed
from tests.factories import NOW, join, make_company, make_person
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

SECRETS = {
    "name": "Kanari Holding S.A.",
    "street": "99, rue Kanari",
    "city": "Kanariville",
    "website": "https://kanari.example",
}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
OWNER, MEMBER = "Kanari Chefin", "Kanari Mataarbechter"


@pytest.fixture
def taken(db: None) -> Company:
    """A company whose every word would be recognised."""
    company = make_company(owner=make_person(OWNER, email="chefin@kanari.example"), **SECRETS)
    join(company, user=make_person(MEMBER, email="mataarbechter@kanari.example"))
    return company


def ask(browser: Client, company: Company, number: str) -> tuple[HttpResponse, str]:
    """Register with one number of that company; the answer and where it leads."""
    answer = browser.post(REGISTER, typed(**{number: numbers_of(company)[number]}))
    assert answer.status_code == 302
    return browser.get(answer.url), answer.url


def leaks(body: str, company: Company) -> list[str]:
    canaries = [*SECRETS.values(), "anari", company.public_id]
    return [word for word in canaries if word.lower() in body.lower()]


@pytest.mark.parametrize("number", ["rcs", "vat", "matricule"])
def test_a_taken_number_leads_to_the_request_and_leaks_nothing(
    stranger: User, taken: Company, number: str
) -> None:
    shown, _address = ask(signed_in(stranger), taken, number)
    assert shown.status_code == 200
    assert "This company is registered already" in shown.text
    assert "Alzette Robotics S.à r.l." in shown.text
    assert leaks(shown.text, taken) == []
    assert Company.objects.count() == 1


def test_the_page_is_the_same_whoever_has_the_number(stranger: User, taken: Company) -> None:
    """Byte for byte, but for what the person typed, the token and the address."""
    other = make_company(name="Another S.A.")
    pages = []
    for company in (taken, other):
        browser = signed_in(stranger)
        address = browser.post(REGISTER, typed(vat=company.vat, name="Same name", rcs="B7")).url
        pages.append(TOKEN.sub("", browser.get(address).text).replace(address, ""))
    assert pages[0] == pages[1]


def test_asking_tells_the_owners_and_nobody_else(stranger: User, taken: Company) -> None:
    browser = signed_in(stranger)
    _shown, address = ask(browser, taken, "rcs")
    answer = browser.post(address, {"message": "I am the new data scientist."})
    assert (answer.status_code, answer.url) == (302, "/home/")
    request = JoinRequest.objects.get()
    assert (request.company, request.person, request.status) == (taken, stranger, "asked")
    assert (request.asked_name, request.message, request.asked_at) == (
        "Alzette Robotics S.à r.l.",
        "I am the new data scientist.",
        NOW,
    )
    told = {notice.recipient.name for event in Event.objects.of(request) for notice in event.notices.all()}
    assert told == {OWNER}


def test_the_home_page_of_who_asked_leaks_nothing(stranger: User, taken: Company) -> None:
    browser = signed_in(stranger)
    _shown, address = ask(browser, taken, "rcs")
    home = browser.post(address, {}, follow=True)
    assert "You asked to join Alzette Robotics S.à r.l." in home.text
    assert leaks(home.text, taken) == []
    assert leaks(browser.get("/companies/").text, taken) == []


def test_asking_twice_is_refused_with_a_sentence(stranger: User, taken: Company) -> None:
    browser = signed_in(stranger)
    _shown, address = ask(browser, taken, "rcs")
    browser.post(address, {})
    again = browser.post(address, {"message": "Please."})
    assert errors_of(again) == {
        "__all__": ["You have asked already. The owner of the company will answer you."]
    }
    assert JoinRequest.objects.count() == 1
    assert leaks(again.text, taken) == []


def test_the_address_is_good_for_the_person_alone(stranger: User, taken: Company) -> None:
    _shown, address = ask(signed_in(stranger), taken, "rcs")
    other = signed_in(make_person("Somebody Else"))
    assert other.get(address).status_code == 404
    assert other.post(address, {}).status_code == 404
    assert not JoinRequest.objects.exists()


@pytest.mark.parametrize("token", ["x", "x:y:z", "eyJjb21wYW55IjoiYSJ9:1abc:sig"])
def test_an_address_that_was_never_made_here_is_not_there(stranger: User, token: str) -> None:
    assert signed_in(stranger).get(f"/companies/join/{token}/").status_code == 404


def test_what_was_typed_is_there_again_to_be_corrected(stranger: User, taken: Company) -> None:
    browser = signed_in(stranger)
    values = typed(rcs=taken.rcs)
    browser.post(REGISTER, values)
    form = browser.get(REGISTER).context["form"]
    assert {name: form[name].value() for name in values} == values


def test_after_a_registration_the_next_one_begins_empty(stranger: User, taken: Company) -> None:
    browser = signed_in(stranger)
    browser.post(REGISTER, typed(rcs=taken.rcs))
    browser.post(REGISTER, typed())
    assert browser.get(REGISTER).context["form"]["name"].value() is None


def test_a_member_is_taken_to_the_company(taken: Company) -> None:
    member = taken.memberships.get(role=Role.EDITOR).user
    answer = signed_in(member).post(REGISTER, typed(rcs=taken.rcs), follow=True)
    assert answer.redirect_chain[-1][0] == page("detail", taken)
    assert "You belong to this company already." in answer.text
