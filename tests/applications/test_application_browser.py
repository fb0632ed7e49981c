"""The applicant's and the operator's pages in a real browser: axe, narrow and wide, light and dark, and a keyboard."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from playwright.sync_api import Page, expect

from applications.models import Application
from applications.statuses import Status
from tests.applications.world import World
from tests.applications.writing import FIELDS, fill, page
from tests.browsing import LOOKS, Visit, click, findings, in_a_browser, overflow
from tests.factories import NOW, make_company, make_mode
from tests.factories.sessions import signed_in
from tests.portal.ui.test_ui_markup import Reader

pytestmark = [*in_a_browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """The server reads the clock of the answers in the factories."""
    with time_machine.travel(NOW, tick=True):
        yield


def wrong_with(opened: Page) -> list[Any]:
    """What axe finds, and by how much the page is too wide."""
    return [*findings(opened), *filter(None, [overflow(opened)])]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_page_passes_axe_and_fits_the_screen(visit: Visit, width: int, scheme: str) -> None:
    world = World()
    people = (world.owner, world.editor, world.operator, world.newcomer, world.officer)
    opened = {person: visit.as_(person, width=width, color_scheme=scheme) for person in people}
    found = {}
    for person, address in world.pages():
        answer = opened[person].goto(visit.server.url + address)
        if complaints := [code for code in [answer.status] if code != 200] + wrong_with(opened[person]):
            found[address] = complaints
    assert found == {}


def test_every_page_is_whole_markup() -> None:
    world = World()
    found = {}
    for person, address in world.pages():
        content = signed_in(person).get(address).content.decode()
        if complaints := Reader(content).complaints:
            found[address] = complaints
    assert found == {}


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_pages_with_errors_and_conflicts_pass_too(visit: Visit, width: int, scheme: str) -> None:
    world = World()
    owner = visit.as_(world.owner, width=width, color_scheme=scheme)
    draft = world.at[Status.DRAFT]
    owner.goto(visit.server.url + page("section", world.fresh, "resources"))
    click(owner.get_by_role("button", name="Save and continue"))
    expect(owner.get_by_role("heading", name="There is a problem")).to_be_visible()
    found = wrong_with(owner)
    owner.goto(visit.server.url + page("section", draft, "project"))
    fill(signed_in(world.editor), draft, "project", title="Theirs")
    owner.get_by_label("Project title").fill("Mine")
    click(owner.get_by_role("button", name="Save and continue"))
    expect(owner.get_by_text("Ben Weis saved this answer:")).to_be_visible()
    found += wrong_with(owner)
    owner.get_by_label("Take this answer instead of mine below").check()
    click(owner.get_by_role("button", name="Save and continue"))
    owner.goto(visit.server.url + page("check", draft))
    click(owner.get_by_role("button", name="Sign and submit"))
    expect(owner.get_by_role("heading", name="There is a problem")).to_be_visible()
    assert found + wrong_with(owner) == []


@pytest.mark.parametrize("script", [True, False])
def test_a_manager_writes_and_signs_with_nothing_but_a_keyboard(visit: Visit, script: bool) -> None:
    make_mode()
    company = make_company()
    opened = visit.as_(company.memberships.get().user, java_script_enabled=script)
    opened.goto(f"{visit.server.url}/applications/modes/playground/start/")
    press(opened, "Start the application")
    application = Application.objects.get()
    opened.goto(visit.server.url + page("section", application, "project"))
    for section, answers in FIELDS.items():
        assert opened.url.startswith(visit.server.url + page("section", application, section))
        for name, value in answers.items():
            answer(opened, name, value)
        press(opened, "Save and continue")
    opened.locator("[name=declare]").focus()
    opened.keyboard.press("Space")
    press(opened, "Sign and submit the application")
    expect(opened.get_by_role("heading", name="Application submitted")).to_be_visible()
    expect(opened.get_by_text("You get our answer by Thursday 26 November 2026.")).to_be_visible()
    application.refresh_from_db()
    expect(opened.get_by_text(application.reference).first).to_be_visible()


def press(opened: Page, name: str) -> None:
    opened.get_by_role("button", name=name).focus()
    with opened.expect_navigation():
        opened.keyboard.press("Enter")


def answer(opened: Page, name: str, value: str) -> None:
    """As a person does who has no mouse: a choice with the space bar, a text by typing."""
    control = opened.locator(f"[name={name}]").first
    kind = control.get_attribute("type")
    if kind in ("radio", "checkbox"):
        opened.locator(f'[name={name}][value="{value}"]').focus()
        opened.keyboard.press("Space")
    elif kind == "date":
        control.fill(value)
    else:
        control.focus()
        opened.keyboard.press("Control+A")
        opened.keyboard.insert_text(value) if value else opened.keyboard.press("Delete")
