"""The size check in a real browser: axe, the narrow screen, without a script and with one."""

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import LOOKS, Visit, click, findings, in_a_browser, overflow

pytestmark = [*in_a_browser, pytest.mark.django_db(transaction=True)]


def start(page: Page, address: str, *, alone: str, balance_sheet: str = "5000000") -> None:
    page.goto(address + "/size-check/")
    page.get_by_label(alone).check()
    for name, text in (("headcount", "30"), ("turnover", "6000000"), ("balance_sheet", balance_sheet)):
        page.locator(f"[name={name}]").fill(text)
    click(page.get_by_role("button", name="See the answer"))


def partner(page: Page) -> None:
    for name, text in (
        ("e0-name", "Bee S.A."),
        ("e0-headcount", "200"),
        ("e0-turnover", "40000000"),
        ("e0-balance_sheet", "30000000"),
        ("h0-capital", "25"),
    ):
        page.locator(f"[name={name}]").fill(text)


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_page_passes_axe_and_fits_the_screen(visit: Visit, width: int, scheme: str) -> None:
    page, wrong = visit.open(width=width, color_scheme=scheme), []

    def look(name: str) -> None:
        wrong.extend((name, finding) for finding in findings(page))
        if over := overflow(page):
            wrong.append((name, over))

    page.goto(visit.server.url + "/size-check/")
    look("check")
    click(page.get_by_role("button", name="See the answer"))
    look("check with errors")
    start(page, visit.server.url, alone="Yes, it stands alone")
    look("answer")
    start(page, visit.server.url, alone="No, or I am not sure")
    look("group")
    click(page.get_by_role("button", name="See the answer"))
    look("group with errors")
    partner(page)
    click(page.get_by_role("button", name="See the answer"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Medium-sized enterprise")
    look("answer for a group")
    assert wrong == []


@pytest.mark.parametrize("script", [True, False])
def test_the_simple_case_on_a_phone_in_three_inputs(visit: Visit, script: bool) -> None:
    """From the front page: one link, one choice, two numbers, one button; no account, and nothing to look up."""
    page = visit.open(width=320, java_script_enabled=script)
    page.goto(visit.server.url + "/")
    click(page.get_by_role("link", name="Check the size of your company").first)
    page.get_by_label("Yes, it stands alone").check()
    page.locator("[name=headcount]").fill("30")
    page.locator("[name=turnover]").fill("6000000")
    click(page.get_by_role("button", name="See the answer"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Small enterprise")
    click(page.get_by_role("button", name="Register with these answers"))
    expect(page).to_have_url(visit.server.url + "/accounts/signup/?next=/companies/register/")


def test_a_group_without_a_script(visit: Visit) -> None:
    page = visit.open(width=320, java_script_enabled=False)
    start(page, visit.server.url, alone="No, or I am not sure")
    partner(page)
    click(page.get_by_role("button", name="Add an enterprise or a person"))
    expect(page.locator("[name=e0-name]")).to_have_value("Bee S.A.")
    click(page.get_by_role("button", name="Remove", exact=False).nth(1))
    click(page.get_by_role("button", name="See the answer"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Medium-sized enterprise")


def test_the_drawing_follows_while_it_is_typed(visit: Visit) -> None:
    page = visit.open()
    start(page, visit.server.url, alone="No, or I am not sure")
    expect(page.locator(".drawing-says")).to_contain_text("The size follows")
    partner(page)
    expect(page.locator(".drawing-says")).to_have_text("As it stands: Medium-sized enterprise.")
    expect(page.locator(".drawing-share")).to_have_text("25 %")
    page.get_by_role("button", name="Add an enterprise or a person").click()
    expect(page.locator("[name=e1-name]")).to_be_focused()
    expect(page.locator("[name=e0-name]")).to_have_value("Bee S.A.")
