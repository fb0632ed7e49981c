"""A person at a browser: goes, types, chooses, presses, reads mail; every page passed is looked at."""

import re
import time
from dataclasses import dataclass, field
from email.message import EmailMessage

import pyotp
from playwright.sync_api import Browser, Page

from tests.browsing import click, findings, overflow
from tests.journeys.house import Site

LOOKS = [(width, scheme) for width in (1280, 320) for scheme in ("light", "dark")]
PATIENCE = 30.0


@dataclass
class Visitor:
    """One person in a browser of their own. `complaints` is what was wrong with the pages on the way."""

    site: Site
    browser: Browser
    email: str
    javascript: bool = True
    language: str = "en"
    looked_at: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        context = self.browser.new_context(
            java_script_enabled=self.javascript,
            viewport={"width": 1280, "height": 900},
            locale=self.language,
            base_url=self.site.url,
            reduced_motion="reduce",  # axe must not judge a colour half-way to another
        )
        self.page: Page = context.new_page()
        self.page.set_default_timeout(20_000)

    # --- moving about

    def go(self, path: str) -> None:
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"
        self.look()

    def follow(self, words: str) -> None:
        click(self.page.locator("main").get_by_role("link", name=words).first)
        self.look()

    def fill(self, **values: str) -> None:
        """Fill fields by their names: text, choices, dates and ticks alike."""
        for name, value in values.items():
            box = self.page.locator(f"main [name='{name}']")
            kind = box.first.get_attribute("type") or box.first.evaluate("box => box.localName") or ""
            if kind in ("radio", "checkbox"):
                self.page.locator(f"main [name='{name}'][value='{value}']").check()
            elif kind == "select":
                box.select_option(value)
            else:
                box.fill(value)

    def tick(self, *names: str) -> None:
        for name in names:
            self.page.locator(f"main input[name='{name}']").check()

    def press(self) -> None:
        """Press the one button that stands out."""
        click(self.page.locator("main button.btn-primary[type=submit]").first)
        self.look()

    def sees(self, words: str) -> bool:
        return words in self.page.locator("main").inner_text()

    # --- looking at what was passed

    def look(self) -> None:
        """axe on each kind of page once, in both schemes, wide and narrow; and nothing to scroll sideways for."""
        place = re.sub(r"/[2-9a-hjkmnp-tv-z]{14}/", "/…/", self.page.url.removeprefix(self.site.url))
        if not self.javascript or place in self.looked_at:
            return
        found: list[str] = []
        for width, scheme in LOOKS:
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme} {rule}: {html[:120]}" for rule, html in findings(self.page)]
            found += [f"{width} {scheme}: {over} px too wide" for over in [overflow(self.page)] if over > 0]
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.looked_at[place] = found

    # --- mail

    def mail(self, words: str) -> EmailMessage:
        """Wait for a mail whose subject has these words; it must come once."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if found := [mail for mail in self.mails() if words in mail["Subject"]]:
                assert len(found) == 1, [mail["Subject"] for mail in found]
                return found[0]
            time.sleep(0.1)
        raise AssertionError(f"No “{words}” among {[mail['Subject'] for mail in self.mails()]}")

    def mails(self) -> list[EmailMessage]:
        with self.site.sink.lock:
            return [mail for mail in self.site.sink.taken if self.email in mail["To"]]

    def follow_mail(self, words: str) -> None:
        """Open the first link of a mail that leads to this site."""
        body = self.mail(words).get_body(("plain",))
        assert body is not None
        link = re.search(rf"^{re.escape(self.site.url)}(\S+)\s*$", body.get_content(), re.MULTILINE)
        assert link is not None, body.get_content()
        self.go(link[1])

    # --- signing in

    def sign_in(self, password: str, secret: str = "") -> None:
        self.go("/accounts/login/")
        self.fill(login=self.email, password=password)
        self.press()
        if secret:
            self.fill(code=pyotp.TOTP(secret).now())
            self.press()
