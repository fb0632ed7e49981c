"""Which mails a person wants, on the page and by the button in the mail."""

from dataclasses import replace

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from portal.accounts.roles import Role
from portal.notifications import unsubscribing
from portal.notifications.checks import words_are_there
from portal.notifications.kinds import notice
from portal.notifications.models import Mute
from tests.factories import make_company, make_staff
from tests.factories.sessions import sign_in

URL = reverse("notifications:preferences")
KIND = "company_to_verify"


@pytest.fixture
def officer(db):
    """An officer who has had one message that may be switched off."""
    officer = make_staff(Role.OFFICER)
    make_company()
    return officer


@pytest.fixture
def visited(client, officer):
    return sign_in(client, officer)


def muted(person):
    return list(Mute.objects.filter(user=person).values_list("kind", flat=True))


def test_the_page_offers_what_the_person_has_had(visited, officer):
    form = visited.get(URL).context["form"]
    assert [name for name, _words in form.fields["wanted"].choices] == [KIND]
    assert form.initial == {"wanted": [KIND]}


def test_what_was_never_had_is_not_offered(client, owner, company):
    client.force_login(owner)
    assert client.get(URL).context["kinds"] == []


def test_unticking_switches_off_and_ticking_on_again(visited, officer):
    response = visited.post(URL, {"wanted": []})
    assert (response.status_code, muted(officer)) == (302, [KIND])
    assert visited.get(URL).context["form"].initial == {"wanted": []}
    visited.post(URL, {"wanted": [KIND]})
    assert muted(officer) == []


def test_what_was_not_on_the_page_is_left_as_it_was(visited, officer):
    Mute.objects.create(user=officer, kind="gone_since")
    visited.post(URL, {"wanted": [KIND]})
    assert muted(officer) == ["gone_since"]


def test_what_must_be_known_cannot_be_switched_off(visited, officer):
    visited.post(URL, {"wanted": ["company_verified"]})
    assert muted(officer) == []


def address(person, kind=KIND):
    return unsubscribing.path(user=person, kind=kind)


def test_one_click_without_signing_in_switches_it_off(client, officer):
    response = client.post(address(officer), {"List-Unsubscribe": "One-Click"})
    assert (response.status_code, muted(officer)) == (200, [KIND])


def test_one_click_needs_no_token_of_the_session(officer):
    assert Client(enforce_csrf_checks=True).post(address(officer)).status_code == 200


def test_twice_is_once(client, officer):
    client.post(address(officer))
    assert (client.post(address(officer)).status_code, muted(officer)) == (200, [KIND])


def test_following_the_address_only_asks(client, officer):
    response = client.get(address(officer))
    assert (response.status_code, muted(officer)) == (200, [])
    assert '<form method="post">' in response.content.decode()


def test_the_page_tells_nothing_about_the_person(client, officer):
    page = client.get(address(officer)).content.decode()
    assert (officer.email in page, officer.name in page) == (False, False)


@pytest.mark.parametrize(
    "token",
    [
        "nonsense",
        signing.Signer(salt="another use").sign_object(["x", KIND]),
        signing.Signer(salt=unsubscribing.SALT).sign_object(["nobody", KIND]),
        signing.Signer(salt=unsubscribing.SALT).sign_object("no pair"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_address_that_we_did_not_write_is_not_there(client, db, token, method):
    assert getattr(client, method)(reverse("notifications:unsubscribe", args=[token])).status_code == 404


def test_a_kind_that_is_gone_is_not_there(client, officer):
    assert client.post(address(officer, "long_gone")).status_code == 404


def test_a_kind_that_must_be_known_has_no_such_address(client, officer):
    assert client.post(address(officer, "company_verified")).status_code == 404
    assert muted(officer) == []


def test_the_check_names_missing_words_and_descriptions(monkeypatch):
    monkeypatch.setattr(notice, "_known", {"lost": replace(notice[KIND], name="lost", about="")})
    assert [warning.msg for warning in words_are_there(None)] == [
        "templates/notices/lost/subject.txt is missing",
        "templates/notices/lost/body.txt is missing",
        "The notice 'lost' may be switched off, so it has to say what it is `about`",
    ]
