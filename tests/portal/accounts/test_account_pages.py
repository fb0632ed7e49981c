"""Every page of an account stands in our frame, in our words, and carries nothing that the CSP forbids."""

import re
from html.parser import HTMLParser
from pathlib import Path

import allauth
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings as conf
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from tests.factories.people import make_person
from tests.portal.accounts.identifying import connected
from tests.portal.accounts.provider import Provider
from tests.portal.accounts.walking import give_password, letters_to, link_in, set_up_app

pytestmark = pytest.mark.django_db

PUBLIC = [
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_email_verification_sent",
    "account_inactive",
    "socialaccount_login_cancelled",
]
OWN = [
    "accounts:profile",
    "account_email",
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_list_webauthn",
    "socialaccount_connections",
    "usersessions_list",
]
WITH_FACTORS = ["mfa_index", "mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_view_recovery_codes"]


OUR_WORDS_TOO = {"Recovery codes", "Sign in with a passkey"}
CATALOGUE = Path(allauth.__file__).parent / "locale" / "fr" / "LC_MESSAGES" / "django.po"
ALLAUTHS = {
    words
    for words in re.findall(r'^msgid "(.+)"$', CATALOGUE.read_text(), re.MULTILINE)
    if len(words) > 10 and words not in OUR_WORDS_TOO
}


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings = 0
        self.forbidden: list[str] = []
        self.placeholders: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.headings += tag == "h1"
        if tag == "style" or "style" in known or any(name.startswith("on") for name in known):
            self.forbidden.append(f"{tag} {known}")
        if tag == "script" and "src" not in known and known.get("type") != "application/json":
            self.forbidden.append("script")
        if "placeholder" in known:
            self.placeholders.append(str(known))


def check(client: Client, address: str) -> None:
    answer = client.get(address)
    text = answer.content.decode()
    assert answer.status_code == 200
    page = Page(text)
    assert (page.headings, page.forbidden, page.placeholders) == (1, [], [])
    assert f"– {conf.SITE_NAME}</title>" in text
    assert re.search(r"<title>\s*–", text) is None, "the page has no title"
    used = [template.origin.name for template in answer.templates if template.origin]
    assert [name for name in used if "/site-packages/allauth/" in name] == []
    assert [words for words in ALLAUTHS if words in text] == []


@pytest.mark.parametrize("route", PUBLIC)
def test_pages_for_everybody(client: Client, provider: Provider, route: str) -> None:
    check(client, reverse(route))


@pytest.mark.parametrize("route", OWN)
def test_pages_of_ones_own(client: Client, person: User, provider: Provider, route: str) -> None:
    connected(person, provider)
    give_password(client, person)
    check(client, reverse(route))


@pytest.mark.parametrize("route", WITH_FACTORS)
def test_pages_about_factors(client: Client, person: User, route: str) -> None:
    give_password(client, person)
    set_up_app(person)
    RecoveryCodes.activate(person)
    check(client, reverse(route))


def test_pages_of_one_passkey(client: Client, person: User) -> None:
    give_password(client, person)
    key = Authenticator.objects.create(
        user=person, type="webauthn", data={"name": "<Phone>", "credential": {}}
    )
    check(client, reverse("mfa_edit_webauthn", args=[key.pk]))
    check(client, reverse("mfa_remove_webauthn", args=[key.pk]))
    check(client, reverse("mfa_list_webauthn"))


def test_the_second_step(client: Client, person: User) -> None:
    set_up_app(person)
    give_password(client, person)
    check(client, reverse("mfa_authenticate"))


def test_confirming_with_a_factor(client: Client, person: User) -> None:
    give_password(client, person)
    set_up_app(person)
    check(client, reverse("mfa_reauthenticate"))


def test_setting_a_first_password(client: Client, db) -> None:
    user = make_person()
    user.set_unusable_password()
    user.save()
    client.force_login(user)
    check(client, reverse("account_set_password"))


def test_pages_behind_links(client: Client, person: User) -> None:
    client.post(reverse("account_reset_password"), {"email": person.email})
    check(client, client.get(link_in(letters_to(person.email)[0])).url)
    check(client, reverse("account_reset_password_from_key", args=["1", "x-y"]))
    answers = {"name": "J", "email": "j@example.lu", "password1": "seven green lanterns"}
    client.post(reverse("account_signup"), answers)
    check(client, link_in(letters_to("j@example.lu")[0]))
    check(client, reverse("account_confirm_email", args=["a:b:c"]))


def test_the_frame_knows_its_site_on_allauths_pages(client: Client, db) -> None:
    text = client.get(reverse("account_login")).content.decode()
    for language, _name in conf.LANGUAGES:
        assert f'lang="{language}"' in text


def test_recovery_codes_are_shown_once(client: Client, person: User) -> None:
    give_password(client, person)
    set_up_app(person)
    codes = RecoveryCodes.activate(person).get_unused_codes()
    first = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    second = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert [code in first for code in codes] == [True] * 10
    assert [code in second for code in codes] == [False] * 10
    assert "10 codes are left." in second
    assert client.get(reverse("mfa_download_recovery_codes")).status_code == 403


@pytest.mark.parametrize(
    ("route", "answers", "words"),
    [
        ("account_login", {"login": "", "password": ""}, 2),
        ("account_signup", {"name": "", "email": "x", "password1": "short"}, 3),
        ("account_reset_password", {"email": "not an address"}, 1),
    ],
)
def test_wrong_answers_stand_in_the_summary_and_at_the_field(
    client: Client, db, route: str, answers: dict[str, str], words: int
) -> None:
    text = client.post(reverse(route), answers).content.decode()
    assert text.count('class="question-error"') == words
    assert "There is a problem" in text
    assert "<title>Error:" in text.replace("\n", "")


def test_pages_of_a_person_need_a_session(client: Client, db) -> None:
    for route in [*OWN, *WITH_FACTORS, "accounts:end_session"]:
        if route == "account_logout":
            continue
        answer = client.get(reverse(route))
        assert (answer.status_code, answer.url.split("?")[0]) == (302, reverse("account_login")), route
