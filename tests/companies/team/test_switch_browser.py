"""The switch of the company in a real browser: by keyboard, on a phone, without a script, with a long name."""

import pytest
from playwright.sync_api import expect

from companies.team.current import current_of
from tests.browsing import LOOKS, Visit, click, findings, in_a_browser, overflow
from tests.factories import make_company, make_person, next_identifiers

pytestmark = [*in_a_browser, pytest.mark.django_db(transaction=True)]
LONG = "Ateliers réunis de construction mécanique et de robotique industrielle du Bassin minier S.à r.l."


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_open_and_shut_it_fits_and_passes_axe(visit: Visit, width: int, scheme: str) -> None:
    person, wrong = make_person("Claude Conseil"), []
    make_company(owner=person)
    make_company(owner=person, name=LONG, **next_identifiers())
    page = visit.open(user=person, width=width, color_scheme=scheme)
    page.goto(visit.server.url + "/home/")
    page.locator(".company-switch summary").click()
    for _state in ("all", "one"):
        expect(page.get_by_role("button", name=LONG)).to_be_visible()
        box = page.locator(".company-switch ul").bounding_box()
        assert box is not None
        assert (box["x"] >= 0, box["x"] + box["width"] <= width) == (True, True), box
        wrong += [*findings(page), *([overflow(page)] if overflow(page) else [])]
        click(page.get_by_role("button", name=LONG))
        expect(page.locator(".company-name")).to_have_text(LONG)
        wrong += [*findings(page), *([overflow(page)] if overflow(page) else [])]
        page.goto(visit.server.url + "/home/")
        expect(page.get_by_text(f"Only what concerns {LONG} is shown.")).to_be_visible()
        page.locator(".company-switch summary").click()
    assert wrong == []


@pytest.mark.parametrize("script", [True, False])
def test_by_keyboard_with_and_without_a_script(visit: Visit, script: bool) -> None:
    person = make_person("Claude Conseil")
    make_company(owner=person)
    second = make_company(owner=person, name="Moselle Foods S.A.", **next_identifiers())
    page = visit.open(user=person, width=320, java_script_enabled=script)
    page.goto(visit.server.url + "/home/")
    page.locator(".company-switch summary").focus()
    page.keyboard.press("Enter")
    for _step in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Moselle Foods S.A.")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert current_of(person) == second
    expect(page.locator(".company-name")).to_have_text("Moselle Foods S.A.")
    click(page.get_by_role("button", name="Show all your companies"))
    assert current_of(person) is None
