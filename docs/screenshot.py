"""Takes the README's picture of the running demo: `.venv/bin/python -m docs.screenshot`, beside `dev.py run`.

Give another address as the first argument. Needs what `dev.py test` installs, and Chromium.
"""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from demo.accounts import PASSWORD
from portal.local import chromium

IMAGES = Path(__file__).parent / "images"
SIZE = {"width": 1280, "height": 800}
SHOWN = "owner@demo.example"


def sign_in(page: Page, *, site: str, email: str) -> None:
    """Sign in as an account of the demo that needs no second factor."""
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("E-mail").fill(email)
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url(f"{site}/home/")


def take(site: str) -> Path:
    """The first screen of a company's owner, as a newcomer sees it."""
    target = IMAGES / "home.png"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, locale="en-GB", color_scheme="light")
        sign_in(page, site=site, email=SHOWN)
        page.screenshot(path=target)
        browser.close()
    return target


if __name__ == "__main__":
    sys.stdout.write(f"{take(sys.argv[1] if len(sys.argv) > 1 else 'http://127.0.0.1:8000')}\n")
