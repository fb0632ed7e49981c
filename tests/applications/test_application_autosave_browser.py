"""Typing in a real browser: nothing is lost to a dead network, a reload, a press of the button, or a second tab."""

import pytest
from playwright.sync_api import Page, expect

from applications.models import Application
from tests.applications.writing import page, stored
from tests.browsing import LOOKS, Visit, click, findings, in_a_browser, overflow
from tests.factories import make_walk
from tests.factories.people import PASSWORD

pytestmark = [*in_a_browser, pytest.mark.django_db(transaction=True)]


class Desk:
    """An owner at the first section of a draft."""

    def __init__(self, visit: Visit, **options: object) -> None:
        self.walk = make_walk(at="draft")
        self.application: Application = self.walk.application
        self.visit = visit
        self.page: Page = visit.as_(self.walk.owner, **options)
        self.address = visit.server.url + page("section", self.application, "project")
        self.page.goto(self.address)

    def type(self, words: str) -> None:
        self.page.get_by_label("Project title").fill(words)

    def title(self) -> str:
        return stored(self.application, "project")["title"]


def saved(page: Page) -> None:
    expect(page.locator(".autosave-state")).to_contain_text("Saved ", timeout=15_000)


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_typing_is_enough(visit: Visit, width: int, scheme: str) -> None:
    desk = Desk(visit, width=width, color_scheme=scheme)
    desk.type("Cracks")
    saved(desk.page)
    assert desk.title() == "Cracks"
    assert (findings(desk.page), overflow(desk.page)) == ([], 0)
    desk.type("Cracks on castings")
    click(desk.page.get_by_role("button", name="Save and continue"))  # while the next save is due
    assert desk.title() == "Cracks on castings"
    desk.page.goto(desk.address)
    expect(desk.page.locator("#autosave")).to_be_hidden()
    assert desk.page.get_by_label("Project title").input_value() == "Cracks on castings"


def test_a_dead_network_loses_nothing_and_is_got_over(visit: Visit) -> None:
    desk = Desk(visit)
    desk.page.context.set_offline(True)
    desk.type("Typed in the train")
    expect(desk.page.locator(".autosave-trouble")).to_contain_text("there is no connection", timeout=15_000)
    desk.page.context.set_offline(False)
    saved(desk.page)
    assert desk.title() == "Typed in the train"
    visit.complaints.clear()  # the browser's own lines about the network


def test_a_reload_before_anything_was_saved_puts_it_back(visit: Visit) -> None:
    desk = Desk(visit)
    desk.page.context.set_offline(True)
    desk.type("Typed before the reload")
    desk.page.context.set_offline(False)
    desk.page.goto(visit.server.url + "/help/")
    desk.page.goto(desk.address)
    assert desk.page.get_by_label("Project title").input_value() == "Typed before the reload"
    saved(desk.page)
    assert desk.title() == "Typed before the reload"
    visit.complaints.clear()


def test_two_tabs_ask_instead_of_overwriting(visit: Visit) -> None:
    desk = Desk(visit)
    other = desk.page.context.new_page()
    other.goto(desk.address)
    other.get_by_label("Project title").fill("The other tab")
    saved(other)
    desk.type("This tab")
    expect(desk.page.locator(".autosave-trouble")).to_contain_text("changed elsewhere", timeout=15_000)
    assert desk.title() == "The other tab"
    click(desk.page.get_by_role("button", name="Save and continue"))
    expect(desk.page.get_by_text("Take this answer instead of mine below")).to_be_visible()
    assert desk.page.locator("#id_title").input_value() == "This tab"
    visit.complaints.clear()  # the browser writes a line about an answer of 409


def test_a_session_that_ended_takes_the_text_along(visit: Visit) -> None:
    desk = Desk(visit)
    desk.page.context.clear_cookies(name="sessionid")
    desk.type("After the session")
    expect(desk.page.locator(".autosave-trouble")).to_contain_text("session has ended", timeout=15_000)
    click(desk.page.get_by_role("button", name="Save and continue"))
    desk.page.get_by_label("E-mail address").fill(desk.walk.owner.email)
    desk.page.get_by_label("Password").fill(PASSWORD)
    click(desk.page.get_by_role("button", name="Sign in", exact=True))
    expect(desk.page.get_by_text("What you typed is still here")).to_be_visible()
    assert desk.page.get_by_label("Project title").input_value() == "After the session"
    click(desk.page.get_by_role("button", name="Save and continue"))
    assert desk.title() == "After the session"
