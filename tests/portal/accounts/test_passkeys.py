"""Passkeys in a real browser with a virtual authenticator: added, used alone, and used as second step."""

import os
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.db import connections
from django.urls import reverse
from playwright.sync_api import Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from portal.accounts.models import User
from portal.accounts.roles import Role
from tests.browsing import BROWSER, FLAGS, in_a_browser
from tests.factories.people import PASSWORD, make_person, make_staff

pytestmark = [*in_a_browser, pytest.mark.django_db(transaction=True)]

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def browser_page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A page with a passkey device, in which nothing breaks the content security policy."""
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        devices = page.context.new_cdp_session(page)
        devices.send("WebAuthn.enable")
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        yield page
        # While the driver's loop runs, Django keeps a connection for it beside the thread's own; left
        # open, it would keep the test database from being dropped.
        connections.close_all()
        browser.close()
        assert complaints == []


def sign_in(page: Page, server: LiveServer, user: User) -> None:
    page.goto(server.url + reverse("account_login"))
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def add_passkey(page: Page, server: LiveServer, *, alone: bool) -> None:
    page.goto(server.url + reverse("mfa_add_webauthn"))
    page.get_by_label("A name for it").fill("My laptop")
    if not alone:
        page.get_by_text("I want to sign in with it alone").click()
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url("**" + reverse("mfa_view_recovery_codes"))


def sign_out(page: Page, server: LiveServer) -> None:
    page.goto(server.url + reverse("account_logout"))
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url(server.url + "/")


def test_a_passkey_signs_staff_in_alone(browser_page: Page, live_server: LiveServer) -> None:
    officer = make_staff(Role.OFFICER)
    sign_in(browser_page, live_server, officer)
    browser_page.wait_for_url("**" + reverse("mfa_index"))
    add_passkey(browser_page, live_server, alone=True)
    sign_out(browser_page, live_server)
    browser_page.goto(live_server.url + reverse("account_login"))
    browser_page.get_by_role("button", name="Sign in with a passkey").click()
    browser_page.wait_for_url("**" + reverse("ui:home"))
    browser_page.goto(live_server.url + reverse("accounts:profile"))
    assert browser_page.get_by_label("Your name").input_value() == officer.name
    assert Authenticator.objects.get(type="webauthn").wrap().name == "My laptop"


def test_a_passkey_is_a_second_step(browser_page: Page, live_server: LiveServer) -> None:
    person = make_person()
    sign_in(browser_page, live_server, person)
    browser_page.wait_for_url("**" + reverse("ui:home"))
    add_passkey(browser_page, live_server, alone=False)
    sign_out(browser_page, live_server)
    sign_in(browser_page, live_server, person)
    browser_page.wait_for_url("**" + reverse("mfa_authenticate"))
    browser_page.get_by_role("button", name="Use a passkey or security key").click()
    browser_page.wait_for_url("**" + reverse("ui:home"))
