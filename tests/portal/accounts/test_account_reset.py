"""A link by mail sets a password and nothing more."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from tests.factories.people import PASSWORD, make_person
from tests.portal.accounts.walking import (
    NEW_PASSWORD,
    give_password,
    letters_to,
    link_in,
    set_up_app,
    signed_in_as,
)

pytestmark = pytest.mark.django_db


def ask(email: str) -> None:
    Client().post(reverse("account_reset_password"), {"email": email})


def reset(client: Client, email: str, password: str = NEW_PASSWORD):
    """Ask, open the link, type a new password."""
    ask(email)
    form = client.get(link_in(letters_to(email)[-1])).url
    return client.post(form, {"password1": password})


def test_the_new_password_works_and_the_old_one_does_not(client: Client, person: User) -> None:
    assert reset(client, person.email).url == reverse("account_reset_password_from_key_done")
    assert signed_in_as(client) is None
    give_password(client, person, PASSWORD)
    assert signed_in_as(client) is None
    give_password(client, person, NEW_PASSWORD)
    assert signed_in_as(client) == str(person.pk)


def test_a_reset_does_not_get_round_the_second_factor(client: Client, person: User) -> None:
    app = set_up_app(person)
    reset(client, person.email)
    assert give_password(client, person, NEW_PASSWORD).url == reverse("mfa_authenticate")
    assert signed_in_as(client) is None
    client.post(reverse("mfa_authenticate"), {"code": app.now()})
    assert signed_in_as(client) == str(person.pk)


def test_a_reset_ends_every_session(client: Client, person: User) -> None:
    give_password(client, person)
    reset(Client(), person.email)
    assert client.get(reverse("accounts:profile")).status_code == 302


def test_a_link_works_once(client: Client, person: User) -> None:
    reset(client, person.email)
    page = Client().get(link_in(letters_to(person.email)[0]))
    assert "This link is too old, or it was used already." in page.content.decode()


def test_the_form_after_the_link_does_not_carry_the_secret(client: Client, person: User) -> None:
    ask(person.email)
    link = link_in(letters_to(person.email)[0])
    secret = link.rstrip("/").rpartition("/")[2]
    page = client.get(link, follow=True)
    assert secret not in page.redirect_chain[-1][0]
    assert secret not in page.content.decode()


def test_an_address_that_was_entered_but_never_confirmed_opens_nothing(person: User) -> None:
    EmailAddress.objects.create(user=person, email="typo@example.lu", verified=False)
    ask("typo@example.lu")
    assert [letter.subject for letter in letters_to("typo@example.lu")] == [
        "There is no account with this address"
    ]


def test_a_closed_account_gets_no_link(person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)
    ask(person.email)
    assert letters_to(person.email)[0].subject == "There is no account with this address"


def test_following_the_link_confirms_the_address(client: Client) -> None:
    user = make_person(email="late@example.lu")
    EmailAddress.objects.update(verified=False)
    reset(client, user.email)
    give_password(client, user, NEW_PASSWORD)
    assert signed_in_as(client) == str(user.pk)


def test_the_owner_is_told_of_the_change(client: Client, person: User) -> None:
    reset(client, person.email)
    assert letters_to(person.email)[-1].subject == "Your password was changed"


@pytest.mark.parametrize("password", ["too short", "meluxina luxinnovation 1", "annamuller1234"])
def test_a_poor_password_is_refused_here_too(client: Client, person: User, password: str) -> None:
    assert reset(client, person.email, password).status_code == 200
    give_password(client, person)
    assert signed_in_as(client) == str(person.pk)
