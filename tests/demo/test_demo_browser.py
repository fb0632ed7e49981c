"""The demo's pages in a real browser: axe, the narrow screen, both schemes, and codes that refresh themselves."""

import pytest
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from demo import mails, views
from demo.people import People
from tests.browsing import click, findings, in_a_browser, overflow

FILES = "django.core.mail.backends.filebased.EmailBackend"
pytestmark = [*in_a_browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(running_browser: Browser, live_server: LiveServer, tmp_path, settings) -> str:
    """The site with the demo's accounts and one mail."""
    settings.DEMO_MAIL_FOLDER, settings.SITE_URL = tmp_path, live_server.url
    People(at=timezone.now()).make_accounts()
    text = f"Follow this link:\n{live_server.url}/accounts/confirm-email/abc/\n\n{'Long ' * 60}"
    with get_connection(FILES, file_path=str(tmp_path)) as connection:
        connection.send_messages([EmailMessage("Confirm your address", text, to=["anna@example.lu"])])
    return live_server.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_found(running_browser, site, width, scheme):
    page = running_browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    found = {}
    for address in ("/demo/", f"/demo/mails/{mails.latest()[0].key}/"):
        page.goto(site + address)
        found[address] = (findings(page), overflow(page))
    page.close()

    assert list(found.values()) == [([], 0), ([], 0)]
    assert complaints == []


def test_codes_refresh_themselves_and_nothing_else_does(running_browser, site, monkeypatch):
    monkeypatch.setattr(views, "EVERY", 1)
    page = running_browser.new_page()
    page.goto(f"{site}/demo/")
    heading = page.locator("h1").element_handle()
    with page.expect_response(lambda answer: "hx-request" in answer.request.headers) as fetched:
        pass
    page.wait_for_function("() => document.querySelectorAll('#codes').length === 1")
    refreshed = (fetched.value.status, page.locator("#codes tbody tr").count(), heading.is_visible())
    page.close()

    assert refreshed == (200, 7, True)


def test_codes_are_there_without_scripts(running_browser, site):
    context = running_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/demo/")
    click(page.get_by_role("link", name="Show the codes of this moment"))
    shown = page.locator("#codes tbody tr").count()
    context.close()

    assert shown == 7
