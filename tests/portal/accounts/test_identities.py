"""Signing in by OpenID Connect at a provider that really signs: new people, known ones, accounts that exist."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from portal.accounts.oidc.assurance import SESSION_KEY
from portal.accounts.roles import Role
from tests.factories.people import make_person, make_staff
from tests.portal.accounts.identifying import LEVELS, connected, identify
from tests.portal.accounts.provider import Provider
from tests.portal.accounts.walking import give_password, letters_to, link_in, set_up_app, signed_in_as

pytestmark = pytest.mark.django_db

NOW = datetime.now(UTC)


# --- The good way ------------------------------------------------------------------------------------------
def test_a_new_person_gets_an_account_and_a_session(client: Client, provider: Provider) -> None:
    answer = identify(client)
    user = User.objects.get()
    assert answer.url == reverse("ui:home")
    assert signed_in_as(client) == str(user.pk)
    assert (user.email, user.name, user.has_usable_password()) == ("marie@example.lu", "Marie Curie", False)
    assert EmailAddress.objects.get().verified is True


def test_the_request_carries_pkce_nonce_and_the_configured_parameters_only(
    client: Client, provider: Provider
) -> None:
    identify(client, auth_params="acr_values=urn:low&prompt=none", scope="everything")
    assert set(provider.asked["scope"].split()) == {"openid", "profile", "email"}
    assert provider.asked["acr_values"] == "urn:substantial"
    assert "prompt" not in provider.asked
    assert len(provider.asked["nonce"]) > 40
    assert provider.asked["code_challenge_method"] == "S256"


def test_the_level_is_kept_with_session_and_identity(client: Client, provider: Provider) -> None:
    identify(client)
    assert client.session[SESSION_KEY] == "substantial"
    assert SocialAccount.objects.get().extra_data["assurance"] == "substantial"


def test_the_level_is_that_of_the_last_sign_in(client: Client, provider: Provider) -> None:
    identify(client)
    provider.claims["acr"] = "urn:something"
    again = Client()
    identify(again)
    assert again.session[SESSION_KEY] == ""
    assert SocialAccount.objects.get().extra_data["assurance"] == ""


def test_a_password_sign_in_has_no_level(client: Client, person: User) -> None:
    give_password(client, person)
    assert client.session[SESSION_KEY] == ""


def test_no_more_is_kept_than_is_needed(client: Client, provider: Provider) -> None:
    identify(client)
    assert "1867" not in str(SocialAccount.objects.get().extra_data)


def test_the_second_visit_finds_the_same_account(client: Client, provider: Provider) -> None:
    identify(client)
    provider.claims["email"] = "new-name@example.lu"
    again = Client()
    identify(again)
    assert signed_in_as(again) == signed_in_as(client)
    assert User.objects.count() == 1


def test_sign_in_leads_where_the_person_wanted_to_go(client: Client, provider: Provider) -> None:
    assert identify(client, next="/accounts/").url == "/accounts/"
    assert identify(Client(), next="https://evil.example/").url == reverse("ui:home")


def test_an_address_that_the_provider_did_not_confirm_must_be_confirmed(
    client: Client, provider: Provider
) -> None:
    for told in (False, "false", None, 1):
        provider.claims |= {"sub": f"person-{told}", "email": f"{told}@example.lu", "email_verified": told}
        browser = Client()
        assert identify(browser).url == reverse("account_email_verification_sent")
        assert signed_in_as(browser) is None
    assert EmailAddress.objects.filter(verified=True).count() == 0


def test_a_provider_without_an_address_makes_us_ask_for_it(client: Client, provider: Provider) -> None:
    del provider.claims["email"]
    assert identify(client).url == reverse("socialaccount_signup")
    page = client.get(reverse("socialaccount_signup"))
    assert "LuxTrust has told us who you are" in page.content.decode()
    answers = {"name": "Marie Curie", "email": "m@example.lu"}
    answer = client.post(reverse("socialaccount_signup"), answers)
    assert answer.url == reverse("account_email_verification_sent")
    client.post(link_in(letters_to("m@example.lu")[0]))
    again = Client()
    identify(again)
    assert signed_in_as(again) == str(User.objects.get().pk)


# --- Accounts that exist -------------------------------------------------------------------------------------
def test_an_account_with_the_same_address_is_not_taken_over(client: Client, provider: Provider) -> None:
    owner = make_person(email="marie@example.lu")
    answer = identify(client)
    assert signed_in_as(client) is None
    assert SocialAccount.objects.count() == 0
    there = urlsplit(answer.url)
    assert there.path == reverse("account_login")
    assert parse_qs(there.query) == {"next": [reverse("socialaccount_connections")]}
    assert "There is an account with your e-mail address already" in client.get(answer.url).content.decode()
    assert User.objects.get() == owner


def test_somebody_who_did_not_prove_the_address_learns_nothing_of_the_account(
    client: Client, provider: Provider
) -> None:
    make_person(email="marie@example.lu")
    provider.claims["email_verified"] = False
    answer = identify(client)
    assert answer.url == reverse("account_email_verification_sent")
    assert (signed_in_as(client), SocialAccount.objects.count()) == (None, 0)
    assert letters_to("marie@example.lu")[0].subject == "You have an account already"


def test_the_owner_connects_the_identity_after_signing_in(client: Client, provider: Provider) -> None:
    owner = make_person(email="marie@example.lu")
    give_password(client, owner)
    answer = identify(client, process="connect")
    assert answer.url == reverse("socialaccount_connections")
    assert SocialAccount.objects.get().user == owner
    assert "LuxTrust" in client.get(answer.url).content.decode()
    assert [letter.subject for letter in letters_to(owner.email)] == ["An identity was connected"]
    again = Client()
    identify(again)
    assert signed_in_as(again) == str(owner.pk)


def test_an_identity_belongs_to_one_account(client: Client, provider: Provider) -> None:
    first, second = make_person(), make_person()
    connected(first, provider)
    give_password(client, second)
    answer = identify(client, process="connect")
    assert SocialAccount.objects.get().user == first
    assert "connected to another account" in client.get(answer.url).content.decode()


def test_connecting_asks_for_the_password_after_a_while(
    client: Client, provider: Provider, time_machine
) -> None:
    owner = make_person()
    time_machine.move_to(NOW, tick=False)
    give_password(client, owner)
    time_machine.shift(301)
    assert identify(client, process="connect").url == reverse("account_reauthenticate")
    assert SocialAccount.objects.count() == 0


def test_an_identity_is_disconnected_only_while_another_way_remains(
    client: Client, provider: Provider
) -> None:
    identify(client)
    page = client.post(reverse("socialaccount_connections"), {"account": SocialAccount.objects.get().pk})
    assert "Set a password first" in page.content.decode()
    assert SocialAccount.objects.count() == 1


def test_a_closed_account_stays_closed(client: Client, provider: Provider) -> None:
    owner = make_person()
    connected(owner, provider)
    User.objects.filter(pk=owner.pk).update(is_active=False)
    assert identify(client).url == reverse("account_inactive")
    assert signed_in_as(client) is None


@pytest.mark.parametrize("acr", ["urn:low", "urn:high"])
def test_staff_show_our_second_factor_whatever_the_provider_says(
    client: Client, provider: Provider, acr: str
) -> None:
    officer = make_staff(Role.OFFICER)
    connected(officer, provider)
    provider.claims["acr"] = acr
    identify(client)
    assert client.get(reverse("accounts:profile")).url == reverse("mfa_index")
    app = set_up_app(officer)
    again = Client()
    assert identify(again).url == reverse("mfa_authenticate")
    assert signed_in_as(again) is None
    again.post(reverse("mfa_authenticate"), {"code": app.now()})
    assert again.get(reverse("accounts:profile")).status_code == 200
    assert again.session[SESSION_KEY] == LEVELS[acr]
