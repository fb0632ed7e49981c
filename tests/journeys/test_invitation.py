"""A colleague is invited by mail, signs up, works on a draft, and is taken out again."""

import pytest
from playwright.sync_api import Browser

from companies.models import Membership
from tests.browsing import in_a_browser
from tests.factories import make_person, make_walk, plant_modes
from tests.factories.people import PASSWORD
from tests.journeys.house import Site
from tests.journeys.visitor import Visitor

pytestmark = in_a_browser
NEW = "nora.new@ardenne-vision.lu"


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "plain"])
def test_from_invitation_to_the_last_click(house: Site, running_browser: Browser, javascript: bool) -> None:
    plant_modes()
    walk = make_walk(owner=make_person("Ada Weber", email="ada.weber@ardenne-vision.lu"))
    owner, nora = (
        Visitor(site=house, browser=running_browser, email=email, javascript=javascript)
        for email in (walk.owner.email, NEW)
    )
    people = f"/companies/{walk.company.public_id}/members/"
    draft = f"{walk.application.get_absolute_url()}sections/project/"

    owner.sign_in(PASSWORD)
    owner.go(people)
    owner.follow("Invite people")
    owner.fill(addresses=f"Nora New <{NEW}>\nnonsense", language="en")
    owner.press()
    assert owner.sees("This is not an e-mail address.")

    nora.follow_mail("Ada Weber invites you to Ardenne Vision")
    nora.follow("Create an account")
    nora.fill(name="Nora New", email=NEW, password1=PASSWORD)
    nora.press()
    nora.follow_mail("address")
    nora.press()
    if "/login/" in nora.page.url:
        nora.fill(login=NEW, password=PASSWORD)
        nora.press()
    assert "/companies/invited/" in nora.page.url, nora.page.url
    assert not Membership.objects.filter(user__email=NEW).exists()
    nora.press()
    assert nora.page.url.endswith(walk.company.get_absolute_url())
    owner.mail(f"{NEW} has joined Ardenne Vision")

    nora.go(draft)
    nora.fill(title="Cracks on castings")
    nora.press()

    owner.go(people)
    owner.follow("Take out")
    owner.press()
    assert owner.page.url.endswith(people)

    answer = nora.page.goto(draft)
    assert answer is not None
    assert answer.status == 404
    nora.follow_mail("You no longer belong to Ardenne Vision")
    assert nora.sees("What you have to do")
    walk.application.refresh_from_db()
    assert walk.application.title == "Cracks on castings"

    found = {place: wrong for who in (owner, nora) for place, wrong in who.looked_at.items() if wrong}
    assert found == {}
