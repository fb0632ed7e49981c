"""The demo's pages, and how a newcomer signs in with what they say: the password, and for staff a code."""

import re

import pyotp
import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation

from demo import codes
from demo.accounts import ACCOUNTS, APPLICANTS, PASSWORD, STAFF

pytestmark = pytest.mark.django_db
STAFF_CODE = re.compile(r"<code>(\S+@demo\.example)</code></td>\s*<td><strong><code>(\d{6})</code>")


def shown_codes() -> dict[str, str]:
    """What a person reads on the page."""
    return dict(STAFF_CODE.findall(Client().get("/demo/").content.decode()))


def give_password(email: str) -> Client:
    browser = Client()
    browser.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    return browser


@pytest.mark.parametrize("account", STAFF, ids=lambda account: account.email)
def test_staff_pass_with_the_code_on_the_page(demo, account):
    browser = give_password(account.email)

    assert browser.get(reverse("ui:home")).status_code == 302
    browser.post(reverse("mfa_authenticate"), {"code": shown_codes()[account.email]})
    assert browser.get(reverse("ui:home")).status_code == 200


def test_staff_do_not_pass_with_the_code_of_a_colleague(demo):
    browser = give_password("officer@demo.example")

    browser.post(reverse("mfa_authenticate"), {"code": shown_codes()["decider@demo.example"]})
    assert browser.get(reverse("ui:home")).status_code == 302


@pytest.mark.parametrize("account", APPLICANTS, ids=lambda account: account.email)
def test_companies_pass_with_the_password_alone(demo, account):
    assert give_password(account.email).get(reverse("ui:home")).status_code == 200


def test_administrator_reaches_the_administration(demo):
    browser = give_password("admin@demo.example")
    browser.post(reverse("mfa_authenticate"), {"code": shown_codes()["admin@demo.example"]})

    assert browser.get(reverse("admin:index")).status_code == 200


def test_codes_are_those_of_an_authenticator_app(demo):
    stored = dict(Authenticator.objects.values_list("user__email", "data__secret"))
    apps = {email: pyotp.TOTP(get_adapter().decrypt(secret)) for email, secret in stored.items()}

    shown = {row.account.email: row.code for row in codes.codes(now=1_800_000_029.9)}

    assert shown == {email: app.at(1_800_000_029) for email, app in apps.items()}


def test_every_account_has_a_secret_of_its_own(demo):
    stored = Authenticator.objects.values_list("data__secret", flat=True)

    assert len({get_adapter().decrypt(secret) for secret in stored}) == len(STAFF) == 7


def test_codes_stay_until_the_half_minute_is_over():
    assert [codes.seconds_left(now=now) for now in (60.0, 60.9, 89.9, 90.0)] == [30, 30, 1, 30]


def test_another_secret_key_is_said_and_breaks_nothing(demo, settings):
    settings.SECRET_KEY = "another one"

    page = Client().get("/demo/").content.decode()

    assert (page.count("another secret key"), STAFF_CODE.findall(page)) == (7, [])


def test_accounts_are_printed(demo, capsys):
    call_command("demo", "--accounts")

    printed = capsys.readouterr().out
    lines = printed.splitlines()
    assert [line.split()[0] for line in lines[1:-2]] == [account.email for account in ACCOUNTS]
    assert [line.split()[0] for line in lines if line.startswith("  ") and " * " in line] == [
        account.email for account in STAFF
    ]
    assert (PASSWORD in lines[0], "/demo/ shows it" in lines[-2]) == (True, True)


def test_making_it_again_is_refused_in_words(demo, capsys):
    call_command("demo")

    assert capsys.readouterr().out == "There are people in this database already, so nothing was done.\n"


def test_everybody_may_read_it(demo):
    assert Client().get("/demo/").status_code == 200


def test_htmx_gets_the_codes_alone(demo):
    part = Client().get("/demo/", headers={"HX-Request": "true"}).content.decode()

    assert (part.count("<html"), part.count('id="codes"'), part.count("officer@demo.example")) == (0, 1, 1)


def test_codes_can_be_seen_afresh_without_scripts(demo):
    page = Client().get("/demo/").content.decode()

    assert page.count('<a href="/demo/#codes">') == 1


@pytest.mark.parametrize("path", ["/", "/help/", "/accounts/login/", "/applications/modes/", "/demo/"])
def test_every_page_says_that_it_is_a_demo(path):
    page = Client().get(path).content.decode()

    assert page.count('<aside class="demo-banner"') == 1


def test_only_reading_is_possible(demo):
    answers = [getattr(Client(), verb)("/demo/").status_code for verb in ("post", "put", "patch", "delete")]

    assert answers == [405, 405, 405, 405]


def test_page_costs_the_same_however_much_there_is(demo, django_assert_num_queries):
    with translation.override("en"), django_assert_num_queries(1):
        Client().get("/demo/")
