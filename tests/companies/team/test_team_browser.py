"""The pages of people, invitations and mandates in a real browser: axe, the narrow screen, light and dark."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from companies.models import Membership
from portal.accounts.models import User
from portal.accounts.roles import Role
from tests.browsing import LOOKS, Visit, click, findings, in_a_browser, overflow
from tests.companies.registering import page as address_of
from tests.factories import (
    join,
    make_company,
    make_invitation,
    make_mandate,
    make_person,
    make_staff,
    next_identifiers,
)
from tests.factories.invitations import link_of

pytestmark = [*in_a_browser, pytest.mark.django_db(transaction=True)]
LONG = "nora.with.a.name.that.goes.on.and.on.and.on@a-long-name-of-a-company.example.lu"


def pages() -> list[tuple[User | None, str]]:
    """Every page of this part, with somebody who sees it."""
    company = make_company()
    owner, officer = company.memberships.get().user, make_staff(Role.OFFICER)
    member, nora = join(company, user=make_person("Max Member")), make_person("Nora New", email=LONG)
    other = make_mandate(company=company).person
    invitation = make_invitation(company=company, email=LONG)
    place = f"/companies/{company.public_id}/members/{member.public_id}"
    invited = f"/companies/invited/{invitation.public_id}/"
    make_company(
        name="Moselle Foods S.A.", owner=member, **next_identifiers()
    )  # so that a member has a switch
    ownerless = make_company(owner=make_person("Sole Owner"))
    return [
        (owner, address_of("members", company)),
        (member, address_of("members", company)),
        (owner, address_of("invite", company)),
        (owner, f"{place}/role/"),
        (owner, f"{place}/remove/"),
        (member, address_of("leave", company)),
        (other, address_of("declare_mandate", company)),
        (officer, "/companies/binding/"),
        (owner, f"{invited}again/"),
        (owner, f"{invited}revoke/"),
        (nora, invited),
        (nora, f"{invited}decline/"),
        (None, link_of(LONG)),
        (ownerless.memberships.get().user, link_of(LONG)),
    ]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_everybody_can_read_every_page(
    visit: Visit, live_server: LiveServer, width: int, scheme: str
) -> None:
    found: dict[str, object] = {}
    for person, path in pages():
        screen = visit.open(user=person, width=width, color_scheme=scheme, reduced_motion="reduce")
        answer = screen.goto(live_server.url + path)
        assert answer is not None
        assert answer.status == 200, path
        found |= looked_at(screen, path)
        screen.context.close()
    assert found == {}


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_errors_and_outcomes_are_as_good(
    visit: Visit, live_server: LiveServer, width: int, scheme: str
) -> None:
    company = make_company()
    owner = company.memberships.get().user
    screen = visit.as_(owner, width=width, color_scheme=scheme, reduced_motion="reduce")
    found: dict[str, object] = {}
    for path in ("invite", "leave"):
        screen.goto(live_server.url + address_of(path, company))
        click(screen.locator("main button.btn-primary[type=submit]"))
        assert screen.locator(".error-summary").count() == 1, path
        found |= looked_at(screen, path)
    screen.goto(live_server.url + address_of("invite", company))
    screen.locator("[name=addresses]").fill(f"{LONG}\nnonsense")
    click(screen.locator("main button.btn-primary[type=submit]"))
    found |= looked_at(screen, "outcomes")
    assert found == {}
    assert Membership.objects.filter(company=company).count() == 1


def looked_at(screen: Page, path: str) -> dict[str, object]:
    wrong: list[object] = [*findings(screen)]
    if (over := overflow(screen)) > 0:
        wrong.append(f"{over} px too wide")
    return {path: wrong} if wrong else {}
