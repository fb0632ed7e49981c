"""Nobody learns from a form whether an address has an account."""

import re
from time import perf_counter

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import User
from tests.portal.accounts.walking import NEW_PASSWORD, letters_to

pytestmark = pytest.mark.django_db

CSRF = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def seen(route: str, answers: dict[str, str], address: str) -> tuple:
    """Everything a browser gets to see, on the way and at the end, with the typed address blanked."""
    client = Client()
    response = client.post(reverse(route), answers, follow=True)
    body = CSRF.sub("", response.content.decode()).replace(address, "ADDRESS")
    cookies = sorted((name, morsel["max-age"]) for name, morsel in client.cookies.items())
    headers = sorted(response.headers.items())
    return response.redirect_chain, response.status_code, headers, cookies, body


def answers_to(route: str, address: str) -> dict[str, str]:
    return {
        "account_signup": {"name": "Jeanne Weber", "email": address, "password1": NEW_PASSWORD},
        "account_login": {"login": address, "password": "not the right one"},
        "account_reset_password": {"email": address},
    }[route]


ROUTES = ["account_signup", "account_login", "account_reset_password"]


@pytest.mark.parametrize("route", ROUTES)
def test_known_and_unknown_address_look_the_same(person: User, route: str, time_machine) -> None:
    time_machine.move_to(timezone.now(), tick=False)
    known = seen(route, answers_to(route, person.email), person.email)
    unknown = seen(route, answers_to(route, "nobody@example.lu"), "nobody@example.lu")
    # The length of a page counts the address that it repeats; beside that nothing differs.
    assert known[4] == unknown[4]
    same = [(name, value) for name, value in known[2] if name != "Content-Length"]
    assert same == [(name, value) for name, value in unknown[2] if name != "Content-Length"]
    assert (known[0], known[1], known[3]) == (unknown[0], unknown[1], unknown[3])


@pytest.mark.parametrize("route", ["account_signup", "account_reset_password"])
def test_both_get_a_mail(person: User, route: str) -> None:
    seen(route, answers_to(route, person.email), person.email)
    seen(route, answers_to(route, "nobody@example.lu"), "nobody@example.lu")
    assert len(letters_to(person.email)) == 1
    assert len(letters_to("nobody@example.lu")) == 1


def test_signing_up_again_changes_nothing_and_says_so_by_mail(person: User) -> None:
    seen("account_signup", answers_to("account_signup", person.email), person.email)
    assert User.objects.count() == 1
    person.refresh_from_db()
    assert person.name == "Anna Muller"
    assert letters_to(person.email)[0].subject == "You have an account already"


def test_a_wrong_password_takes_as_long_as_an_unknown_address(person: User, settings) -> None:
    """With the real hash: one is computed for either, and it outweighs everything else."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    settings.ACCOUNT_RATE_LIMITS = False
    person.set_password(NEW_PASSWORD)
    person.save()
    times = {}
    for address in (person.email, "nobody@example.lu"):
        began = perf_counter()
        for _ in range(5):
            Client().post(reverse("account_login"), answers_to("account_login", address))
        times[address] = perf_counter() - began
    assert 0.5 < times[person.email] / times["nobody@example.lu"] < 2
