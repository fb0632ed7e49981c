"""The look in a real browser: axe, the narrow screen, both schemes, the keyboard, and no JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browsing import click, findings, in_a_browser, overflow, visiting
from tests.portal.ui import sample_pages

pytestmark = [
    *in_a_browser,
    pytest.mark.urls("tests.portal.ui.sample_pages"),
    pytest.mark.django_db(transaction=True),
]

PAGES = ["/", "/help/", "/accessibility/", "/privacy/", "/source/", "/site-map/", "/sample/"]
# WCAG 1.4.12: what a reader may set without losing anything.
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
)


@pytest.fixture
def visit(running_browser: Browser, live_server: LiveServer) -> Iterator[object]:
    """Open a page with the given settings of a browser; nothing may complain while it is open."""

    def open_page(address: str, *, width: int = 1280, **options: object) -> Page:
        page = visit.open(width=width, **options)
        page.goto(live_server.url + address)
        return page

    with visiting(running_browser, live_server) as visit:
        yield open_page


def small_targets(page: Page) -> list[str]:
    """Controls under 24 pixels that are not a word in a sentence (WCAG 2.5.8)."""
    return page.evaluate(
        """() => [...document.querySelectorAll("button, input:not([type=hidden]), select, summary, nav a, .btn")]
        .filter((one) => one.getClientRects().length && !one.closest(".visually-hidden, .form-check"))
        .filter((one) => { const box = one.getBoundingClientRect(); return box.width < 24 || box.height < 24; })
        .map((one) => one.outerHTML.slice(0, 120))"""
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_found_on_any_page(visit, width: int, scheme: str) -> None:
    found = {}
    for address in PAGES:
        page = visit(address, width=width, color_scheme=scheme)
        found[address] = (findings(page), overflow(page), small_targets(page))

    assert found == dict.fromkeys(PAGES, ([], 0, []))


@pytest.mark.parametrize("language", ["fr", "de", "lb"])
def test_longer_words_and_wider_spacing_fit_the_narrow_screen(visit, language: str) -> None:
    found = {}
    for address in PAGES:
        page = visit(address, width=320, locale=language, bypass_csp=True)
        page.add_style_tag(content=SPACING)
        found[address] = (page.evaluate("document.documentElement.lang"), overflow(page))

    assert found == dict.fromkeys(PAGES, (language, 0))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_refused_form_is_announced_and_clean(visit, scheme: str) -> None:
    page = visit("/sample/", width=320, color_scheme=scheme)
    click(page.get_by_role("button", name="Save"))
    page.wait_for_function("document.activeElement.className === 'error-summary'")
    assert page.title() == "Error: Sample – MeluXina-AI Access"
    assert findings(page) == []
    assert overflow(page) == 0

    page.get_by_role("link", name="Choose an answer to “Kind”.").click()
    assert page.evaluate("document.activeElement.id") == "id_kind_0"


@pytest.mark.parametrize("script", [True, False])
def test_the_language_changes_under_the_hands_of_somebody_typing(visit, script: bool) -> None:
    sample_pages.SAVED.clear()
    page = visit("/sample/", java_script_enabled=script)
    page.get_by_label("Title").fill("Kamera")
    page.get_by_label("Running").check()
    page.get_by_label("Price").fill("12,34,5")
    page.get_by_role("button", name="DE Deutsch").click()
    page.wait_for_selector("html[lang=de]")

    assert page.input_value("#id_title") == "Kamera"
    assert page.is_checked("#id_kind_1")
    assert page.input_value("#id_price") == "12,34,5"
    assert page.locator(".error-summary").count() == 0
    assert sample_pages.SAVED == []


def test_the_first_tab_offers_the_way_past_the_menu(visit) -> None:
    page = visit("/help/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0

    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_enter_presses_the_form_button_and_no_language(visit) -> None:
    sample_pages.SAVED.clear()
    page = visit("/sample/")
    page.get_by_label("Training").check()
    page.get_by_label("Title").fill("Kamera")
    page.get_by_label("Title").press("Enter")
    page.wait_for_url("**/help/")

    assert [saved["title"] for saved in sample_pages.SAVED] == ["Kamera"]
    assert page.evaluate("document.documentElement.lang") == "en"


def test_a_second_press_sends_nothing_twice(visit) -> None:
    sample_pages.SAVED.clear()
    page = visit("/sample/")
    page.get_by_label("Training").check()
    page.get_by_label("Title").fill("Kamera")
    page.evaluate(
        """() => { const save = document.querySelector("#page-form .btn-primary"); save.click(); save.click(); }"""
    )
    page.wait_for_url("**/help/")

    assert len(sample_pages.SAVED) == 1


def test_paper_has_no_menu_and_keeps_the_words(visit) -> None:
    page = visit("/accessibility/")
    page.emulate_media(media="print")

    assert page.locator("h1").is_visible()
    assert not page.locator(".languages").is_visible()
    assert not page.locator(".site-footer nav").is_visible()
