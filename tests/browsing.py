"""A real browser for tests: how it is started, a person's pages in it, and what is looked for on each."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connections
from playwright.sync_api import Browser, Locator, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from portal.accounts.models import User
from portal.local import chromium
from tests.factories.sessions import signed_in

BROWSER = chromium.find()
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LOOKS = [(320, "dark"), (1280, "light")]  # each width and each scheme; colours do not hang on the width

in_a_browser = [
    pytest.mark.journey,
    pytest.mark.skipif(not BROWSER, reason="needs Chromium: apt-get install chromium"),
]


@contextmanager
def launched() -> Iterator[Browser]:
    """One browser, around everything that the database fixtures do.

    The driver brings a context of its own, with connections of its own: those of before it are closed first,
    those of within it before it ends, or nobody could close them any more.
    """
    connections.close_all()
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        # A thread of the server that keeps its connection keeps the test database from being dropped.
        patch.setitem(connections.settings["default"], "CONN_MAX_AGE", 0)
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield browser
        browser.close()
        connections.close_all()


class Visit:
    """Opens pages as one person; whatever the browser complains of is kept."""

    def __init__(self, browser: Browser, server: LiveServer) -> None:
        self.browser, self.server = browser, server
        self.complaints: list[str] = []

    def open(self, *, user: User | None = None, width: int = 1280, **options: Any) -> Page:
        context = self.browser.new_context(viewport={"width": width, "height": 800}, **options)
        if user:
            key = signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": self.server.url}]
            )
        page = context.new_page()
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def as_(self, user: User, *, width: int = 1280, **options: Any) -> Page:
        return self.open(user=user, width=width, **options)


@contextmanager
def visiting(browser: Browser, server: LiveServer) -> Iterator[Visit]:
    """Visits of one test; nothing may have complained when it is over."""
    visit = Visit(browser, server)
    yield visit
    for context in browser.contexts:
        context.close()
    assert visit.complaints == []


def click(target: Locator) -> None:
    """Click what leads to a page, and go on when that page is there: a click alone does not wait for it."""
    with target.page.expect_navigation():
        target.click()


def findings(page: Page) -> list[tuple[str, str]]:
    """What axe finds."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]]


def overflow(page: Page) -> int:
    """By how many pixels the page is too wide."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
