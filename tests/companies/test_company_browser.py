"""Companies' pages in a real browser: axe, the narrow screen, light and dark, and the whole way without a script."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from companies.models import Company
from companies.screening.integrity.questions import KEYS
from companies.services import ask_to_join, register, set_years
from companies.years import ways
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.engine import perform
from tests.browsing import LOOKS, Visit, click, findings, in_a_browser, overflow
from tests.companies.registering import page as address_of
from tests.companies.registering import typed
from tests.factories import details, make_person, make_staff
from tests.factories.ownership import make_ownership
from tests.factories.screening import answer_integrity, make_hit, screen_company

pytestmark = [*in_a_browser, pytest.mark.django_db(transaction=True)]


class World:
    """A company in each state with the people around it, dated so that it fits today."""

    def __init__(self) -> None:
        self.now = timezone.now()
        self.owner, self.officer = make_person("Ada Weber"), make_staff(Role.OFFICER, name="Olga Officer")
        self.fresh = make_person("Nora Klein")
        self.open = self.company("Registered S.à r.l.")
        self.bare = register(values=self.values("Without figures S.A."), actor=self.owner, at=self.now)
        self.sent = self.company("Sent S.à r.l.-S with a name that goes on and on and on", "send")
        self.returned = self.company("Returned S.A.", "send", "return")
        self.again = self.company("Sent again S.A.", "send", "return", "send")
        self.refused = self.company("Refused S.A.", "send", "refuse")
        self.verified = self.company("Verified S.A.", "send", "verify")
        self.doubtful = self.company("Doubtful Analytics S.A.", "send", integrity={"recovery": "unsure"})
        make_ownership(self.open, on=self.now, others=2, share="30")
        self.hit = make_hit(self.doubtful, at=self.now)
        ask_to_join(
            company=self.verified, asked_name="Verified", message="Hello.", actor=self.fresh, at=self.now
        )

    def values(self, name: str) -> dict[str, Any]:
        return details(name=name, founded_on=date(self.now.year - 7, 3, 1))

    def company(self, name: str, *moves: str, integrity: dict[str, str] | None = None) -> Company:
        row = register(values=self.values(name), actor=self.owner, at=self.now - timedelta(days=8))
        years = ways(founded=row.founded_on.year, now=self.now.year)[0].years
        figures = {"headcount": "14.5", "turnover": "1800000", "balance_sheet": "900000"}
        set_years(
            company=row, years=[{"year": year} | figures for year in years], actor=self.owner, at=self.now
        )
        answer_integrity(row, at=self.now - timedelta(days=8), explanation="A loan.", **(integrity or {}))
        for move in moves:
            screen_company(row, at=self.now - timedelta(days=7))
            actor = self.owner if move == "send" else self.officer
            note = "The address is not the one in the register." if move in ("return", "refuse") else ""
            perform(row, move, actor=actor, at=self.now - timedelta(days=7), note=note)
        return row

    def pages(self) -> list[tuple[User, str]]:
        """Every page of this part of the site, with a person who sees it."""
        own = [self.open, self.bare, self.sent, self.returned, self.refused, self.verified]
        return [
            (self.fresh, "/companies/register/"),
            (self.fresh, "/companies/"),
            (self.owner, "/companies/"),
            (self.owner, "/home/"),
            (self.officer, "/home/"),
            *((self.owner, address_of("detail", company)) for company in own),
            (self.owner, address_of("details", self.open)),
            (self.owner, address_of("figures", self.bare)),
            (self.owner, address_of("integrity", self.bare)),
            (self.owner, address_of("integrity", self.verified)),
            (self.owner, address_of("send", self.open)),
            (self.owner, address_of("send", self.bare)),
            (self.owner, address_of("members", self.verified)),
            (self.owner, address_of("ownership", self.open)),
            (self.owner, address_of("edit_ownership", self.open)),
            (self.officer, address_of("ownership", self.again)),
            (self.officer, "/companies/queue/"),
            (self.officer, "/companies/queue/?status=all"),
            (self.officer, "/companies/queue/?q=nobody"),
            (self.officer, address_of("verify", self.again)),
            (self.officer, address_of("verify", self.doubtful)),
            (self.officer, f"/companies/hits/{self.hit.public_id}/propose/"),
            (self.officer, f"/companies/statements/{self.doubtful.statements.get().public_id}/clear/"),
            (self.officer, f"/companies/{self.sent.public_id}/refuse/"),
            (self.officer, f"/companies/{self.sent.public_id}/verify/"),
        ]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_page_passes_axe_and_fits_the_screen(visit: Visit, width: int, scheme: str) -> None:
    world, wrong = World(), []
    opened = {
        user: visit.as_(user, width=width, color_scheme=scheme)
        for user in (world.owner, world.officer, world.fresh)
    }
    for user, address in world.pages():
        page = opened[user]
        answer = page.goto(visit.server.url + address)
        wrong += [(address, answer.status)] if answer and answer.status != 200 else []
        wrong += [(address, finding) for finding in findings(page)]
        wrong += [(address, over)] if (over := overflow(page)) else []
    assert wrong == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_pages_with_errors_pass_axe_and_fit_the_screen(visit: Visit, width: int, scheme: str) -> None:
    world, wrong = World(), []
    page = visit.as_(world.owner, width=width, color_scheme=scheme)
    for address in (
        "/companies/register/",
        address_of("figures", world.bare),
        address_of("integrity", world.bare),
    ):
        page.goto(visit.server.url + address)
        click(page.locator("#page-form button[type=submit]"))
        expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
        wrong += [*findings(page), *([overflow(page)] if overflow(page) else [])]
    assert wrong == []


@pytest.mark.parametrize("width", [320, 1280])
def test_from_nothing_to_sent_without_a_script(visit: Visit, width: int) -> None:
    person = make_person("Jos Schmit")
    page = visit.as_(person, width=width, java_script_enabled=False)
    page.goto(f"{visit.server.url}/home/")
    click(page.get_by_role("link", name="Register", exact=True))
    year = timezone.localdate().year
    for name, text in typed(founded_on=f"01.03.{year - 7}").items():
        field = page.locator(f"[name={name}]")
        field.select_option(text) if field.evaluate("e => e.tagName") == "SELECT" else field.fill(text)
    click(page.get_by_role("button", name="Save and continue"))
    for closed, headcount, money in ((year - 1, "14,5", "1.800.000,00"), (year - 2, "11", "1 200 000")):
        page.locator(f"[name=headcount_{closed}]").fill(headcount)
        for figure in ("turnover", "balance_sheet"):
            page.locator(f"[name={figure}_{closed}]").fill(money)
    click(page.get_by_role("button", name="Save and continue"))
    for key in KEYS:
        page.locator(f"[name={key}][value=no]").check()
    click(page.get_by_role("button", name="Save the answers"))
    expect(page.get_by_text(f"{year - 1}: €1,800,000")).to_have_count(2)
    click(page.get_by_role("button", name="Send for verification"))
    expect(page.get_by_text("Your registration has been sent.")).to_be_visible()
    company = Company.objects.get()
    assert (company.status, company.submitted_by) == ("submitted", person)


def test_a_taken_number_ends_in_a_request_that_the_owner_answers(visit: Visit) -> None:
    world = World()
    other = make_person("Tom Later")
    page = visit.as_(other)
    page.goto(f"{visit.server.url}/companies/register/")
    for name, text in typed(rcs=world.verified.rcs).items():
        field = page.locator(f"[name={name}]")
        field.select_option(text) if field.evaluate("e => e.tagName") == "SELECT" else field.fill(text)
    click(page.get_by_role("button", name="Save and continue"))
    expect(page.get_by_role("heading", name="This company is registered already")).to_be_visible()
    assert findings(page) == []
    page.get_by_label("Message to the owner").fill("I work here.")
    click(page.get_by_role("button", name="Ask to join"))
    expect(page.get_by_text("Your request has been sent.")).to_be_visible()

    desk = visit.as_(world.owner)
    desk.goto(visit.server.url + address_of("members", world.verified))
    card = desk.get_by_role("region", name="Tom Later asks to join")
    click(card.get_by_role("link", name="Let this person in"))
    assert findings(desk) == []
    click(desk.get_by_role("button", name="Let this person in"))
    expect(desk.get_by_text("This person now belongs to the company.")).to_be_visible()
    assert world.verified.memberships.get(user=other).role == Role.EDITOR
