"""Mails about accounts: in whose language, to which site, and that the page does not wait for them."""

import re

import pytest
from django.core import mail
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from tests.factories.people import make_person
from tests.portal.accounts.walking import NEW_PASSWORD, give_password, letters_to

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "fr", "de", "lb"])
def test_a_known_person_is_written_to_in_their_own_language(language: str) -> None:
    user = make_person(language=language)
    Client().post(reverse("account_reset_password"), {"email": user.email}, headers={"accept-language": "en"})
    assert letters_to(user.email)[0].language == language


def test_a_stranger_is_written_to_in_the_language_of_the_page() -> None:
    Client().post(
        reverse("account_reset_password"), {"email": "nobody@example.lu"}, headers={"accept-language": "de"}
    )
    assert letters_to("nobody@example.lu")[0].language == "de"


def test_links_lead_to_the_configured_site_whatever_the_host(person: User, settings) -> None:
    settings.SITE_URL = "https://access.example"
    settings.ALLOWED_HOSTS = ["*"]
    Client().post(
        reverse("account_reset_password"), {"email": person.email}, headers={"host": "evil.example"}
    )
    Client().post(
        reverse("account_reset_password"), {"email": "x@example.lu"}, headers={"host": "evil.example"}
    )
    answers = {"name": "Jeanne", "email": "j@example.lu", "password1": NEW_PASSWORD}
    Client().post(reverse("account_signup"), answers, headers={"host": "evil.example"})
    for address in (person.email, "x@example.lu", "j@example.lu"):
        text = letters_to(address)[0].text
        assert re.findall(r"https?://[^/\s]+", text) == ["https://access.example"]


def test_nothing_is_sent_during_the_request(person: User, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks() as rung:
        Client().post(reverse("account_reset_password"), {"email": person.email})
    assert mail.outbox == []
    assert len(rung) == 1


def test_a_name_never_reaches_a_mail(client: Client) -> None:
    answers = {"name": "You won a prize", "email": "victim@example.lu", "password1": NEW_PASSWORD}
    client.post(reverse("account_signup"), answers)
    assert "prize" not in letters_to("victim@example.lu")[0].text


def test_text_is_not_escaped_for_html(settings, person: User) -> None:
    settings.SITE_NAME = "Access & more"
    Client().post(reverse("account_reset_password"), {"email": person.email})
    assert "Access & more" in letters_to(person.email)[0].text


NOTICES = [
    "account/email/password_changed",
    "account/email/password_reset",
    "account/email/password_set",
    "account/email/email_changed",
    "account/email/email_deleted",
    "mfa/email/totp_activated",
    "mfa/email/totp_deactivated",
    "mfa/email/webauthn_added",
    "mfa/email/webauthn_removed",
    "mfa/email/recovery_codes_generated",
    "socialaccount/email/account_connected",
    "socialaccount/email/account_disconnected",
]


@pytest.mark.parametrize("kind", NOTICES)
def test_every_security_mail_is_ours(kind: str) -> None:
    for part in ("subject", "message"):
        assert "/templates/" in get_template(f"{kind}_{part}.txt").origin.name
        assert "site-packages" not in get_template(f"{kind}_{part}.txt").origin.name


def test_changing_the_password_is_told_with_time_and_network_address(client: Client, person: User) -> None:
    give_password(client, person)
    answers = {"oldpassword": "correct horse battery staple", "password1": NEW_PASSWORD}
    assert client.post(reverse("account_change_password"), answers).url == reverse("accounts:profile")
    letter = letters_to(person.email)[0]
    assert letter.subject == "Your password was changed"
    assert "Network address: 127.0.0.1." in letter.text
