"""The pages of aid in a real browser: no findings, nothing too wide, errors included, and the way without a script."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from applications.statuses import Status
from companies.aidledger.declaring import name_enterprise
from companies.aidledger.models import AidEntry, EntryKind
from tests.browsing import LOOKS, Visit, click, findings, in_a_browser, overflow
from tests.factories import NOW, make_walk
from tests.factories.aid import make_split, received

pytestmark = [*in_a_browser, pytest.mark.django_db(transaction=True)]


def send(page: Page) -> None:
    click(page.locator("main form button[type=submit]").last)


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_page_is_sound(visit: Visit, live_server: LiveServer, width: int, scheme: str) -> None:
    walk = make_walk(at=Status.ACCEPTED)
    company = walk.company
    sister = name_enterprise(
        company=company, name="Sister S.A.", number="B9", relation="control", actor=walk.owner, at=NOW
    )
    entry = received(company, "120000", date(2026, 1, 15), document="F4S-2026-17")
    grant = AidEntry.objects.get(kind=EntryKind.GRANTED)
    split = make_split(company, takes=[entry.public_id], on=timezone.localdate())
    own = [company.public_id]
    asked = {
        walk.owner: [
            ("received", own, False),
            ("add", own, True),
            ("complete", own, True),
            ("enterprise", own, True),
            ("let_go", [*own, sister.public_id], True),
            ("correct", [*own, entry.public_id], True),
            ("split", own, True),
        ],
        walk.officer: [
            ("received", own, False),
            ("join", own, True),
            ("rule_on_split", [*own, split.public_id], True),
            ("register", [], False),
            ("report", [grant.public_id], True),
        ],
        None: [("check", [], True)],
    }
    found = {}
    for person, pages in asked.items():
        page = visit.open(user=person, width=width, color_scheme=scheme)
        for name, args, has_form in pages:
            page.goto(live_server.url + reverse(f"aidledger:{name}", args=args))
            found[name, "shown"] = (findings(page), overflow(page))
            if has_form:
                send(page)
                found[name, "sent"] = (findings(page), overflow(page))
    assert {place: wrong for place, wrong in found.items() if wrong != ([], 0)} == {}


def test_a_visitor_checks_without_a_script(visit: Visit, live_server: LiveServer) -> None:
    page = visit.open(java_script_enabled=False)
    page.goto(f"{live_server.url}/aid-check/")
    page.locator("[name=hours]").fill("50 000")
    send(page)
    assert "That fits" in page.content()
