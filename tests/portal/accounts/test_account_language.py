"""Which language a signed-in person reads: the stored one, until the switch says otherwise."""

import pytest
from django.conf import settings as conf
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from tests.factories.people import make_person
from tests.portal.accounts.walking import give_password

pytestmark = pytest.mark.django_db


def language_of(client: Client) -> str:
    return client.get(reverse("accounts:profile"), headers={"accept-language": "de"})["Content-Language"]


def test_without_a_cookie_the_stored_language_counts(client: Client) -> None:
    client.force_login(make_person(language="fr"))
    assert language_of(client) == "fr"


def test_somebody_who_has_not_signed_in_reads_the_language_of_the_browser(client: Client, db) -> None:
    page = client.get(reverse("account_login"), headers={"accept-language": "de"})
    assert page["Content-Language"] == "de"


def test_signing_in_brings_the_stored_language_to_this_browser(client: Client) -> None:
    client.cookies[conf.LANGUAGE_COOKIE_NAME] = "de"
    give_password(client, make_person(language="fr"))
    assert client.cookies[conf.LANGUAGE_COOKIE_NAME].value == "fr"
    assert language_of(client) == "fr"


def test_the_switch_wins_afterwards(client: Client) -> None:
    give_password(client, make_person(language="fr"))
    client.post(reverse("ui:language"), {"language": "lb", "next": "/"})
    assert language_of(client) == "lb"


def test_the_account_page_changes_both(client: Client, person: User) -> None:
    give_password(client, person)
    answer = client.post(reverse("accounts:profile"), {"name": "Anna Muller", "language": "lb"})
    assert answer.status_code == 302
    person.refresh_from_db()
    assert person.language == "lb"
    assert language_of(client) == "lb"


def test_the_account_page_changes_name_and_language_and_nothing_else(client: Client, person: User) -> None:
    give_password(client, person)
    before = User.objects.filter(pk=person.pk).values().get()
    tried = {
        "email": "x@example.lu",
        "is_staff": "on",
        "is_superuser": "on",
        "is_active": "",
        "public_id": "x",
    }
    client.post(reverse("accounts:profile"), tried | {"name": "Anna M.", "language": "de"})
    after = User.objects.filter(pk=person.pk).values().get()
    assert {key: value for key, value in after.items() if before[key] != value} == {
        "name": "Anna M.",
        "language": "de",
    }


def test_an_unknown_language_is_refused(client: Client, person: User) -> None:
    give_password(client, person)
    assert client.post(reverse("accounts:profile"), {"name": "Anna", "language": "xx"}).status_code == 200
    person.refresh_from_db()
    assert person.language == "en"
