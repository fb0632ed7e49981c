"""Tries are counted by account and by machine, in the real cache, and the machine cannot be talked away."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import User
from tests.portal.accounts.walking import (
    NEW_PASSWORD,
    give_password,
    letters_to,
    link_in,
    set_up_app,
    signed_in_as,
)

pytestmark = pytest.mark.django_db

TOO_MANY = "Too many tries in a short time"


def wrong_tries(user: User, count: int, **more: str) -> str:
    page = None
    for _ in range(count):
        page = give_password(Client(), user, "not the right one", **more)
    return page.content.decode()


def test_the_sixth_wrong_password_for_one_account_is_refused_wherever_it_comes_from(person: User) -> None:
    for number in range(5):
        page = give_password(Client(REMOTE_ADDR=f"192.0.2.{number}"), person, "not the right one")
        assert TOO_MANY not in page.content.decode()
    right = Client(REMOTE_ADDR="192.0.2.99")
    assert TOO_MANY in give_password(right, person).content.decode()
    assert signed_in_as(right) is None


def test_the_limit_passes_by_itself(client: Client, person: User, time_machine) -> None:
    time_machine.move_to(timezone.now(), tick=False)
    assert TOO_MANY in wrong_tries(person, 6)
    time_machine.shift(301)
    give_password(client, person)
    assert signed_in_as(client) == str(person.pk)


def test_the_owner_gets_in_at_once_with_a_link_by_mail(client: Client, person: User) -> None:
    """Somebody else's wrong tries never lock a person out for good."""
    assert TOO_MANY in wrong_tries(person, 6)
    client.post(reverse("account_reset_password"), {"email": person.email})
    form = client.get(link_in(letters_to(person.email)[-1])).url
    client.post(form, {"password1": NEW_PASSWORD})
    give_password(client, person, NEW_PASSWORD)
    assert signed_in_as(client) == str(person.pk)


def test_one_machine_has_few_tries_over_all_accounts(client: Client, db) -> None:
    pages = [
        client.post(reverse("account_login"), {"login": f"p{number}@example.lu", "password": "not right"})
        for number in range(11)
    ]
    refused = [TOO_MANY in page.content.decode() for page in pages]
    assert refused == [False] * 10 + [True]


@pytest.mark.parametrize("proxies", [0, 1])
def test_a_forged_forwarded_address_makes_no_new_machine(settings, proxies: int) -> None:
    """Behind a proxy the last address is the one that it saw; what stands before it is the client's word."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    client = Client(REMOTE_ADDR="192.0.2.1")
    last = None
    for number in range(11):
        forged = f"203.0.113.{number}, 198.51.100.7" if proxies else f"203.0.113.{number}"
        answers = {"login": f"p{number}@example.lu", "password": "not right"}
        last = client.post(reverse("account_login"), answers, headers={"x-forwarded-for": forged})
    assert TOO_MANY in last.content.decode()


def test_behind_a_proxy_two_machines_are_two(settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    client = Client(REMOTE_ADDR="192.0.2.1")
    for number in range(10):
        answers = {"login": f"p{number}@example.lu", "password": "not right"}
        client.post(reverse("account_login"), answers, headers={"x-forwarded-for": "198.51.100.7"})
    other = client.post(
        reverse("account_login"),
        {"login": "p@example.lu", "password": "not right"},
        headers={"x-forwarded-for": "198.51.100.8"},
    )
    assert TOO_MANY not in other.content.decode()


def test_a_mailbox_is_not_flooded_with_links(client: Client, person: User) -> None:
    answers = [client.post(reverse("account_reset_password"), {"email": person.email}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert "Too many tries" in answers[-1].content.decode()
    assert len(letters_to(person.email)) == 3


def test_signing_up_again_and_again_sends_one_mail(person: User) -> None:
    answers = {"name": "Jeanne Weber", "email": person.email, "password1": NEW_PASSWORD}
    for _ in range(3):
        Client().post(reverse("account_signup"), answers)
    assert len(letters_to(person.email)) == 1


def test_codes_of_the_second_factor_cannot_be_tried_through(client: Client, officer: User) -> None:
    app = set_up_app(officer)
    give_password(client, officer)
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    page = client.post(reverse("mfa_authenticate"), {"code": app.now()})
    assert TOO_MANY in page.content.decode()
    assert signed_in_as(client) is None


def test_the_page_of_refusal_is_ours(client: Client, person: User) -> None:
    for _ in range(4):
        answer = client.post(reverse("account_reset_password"), {"email": person.email})
    assert answer.status_code == 429
    assert "429.html" in [template.name for template in answer.templates]
