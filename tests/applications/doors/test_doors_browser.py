"""From the front page to a draft with the numbers of an estimate in it, on a telephone, with and without scripts."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
import time_machine
from playwright.sync_api import expect

from applications.models import Application
from tests.browsing import Visit, click, in_a_browser, overflow
from tests.factories import NOW, make_company, make_mode
from tests.factories.doors import plant_doors

pytestmark = [*in_a_browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.mark.parametrize("script", [True, False])
def test_from_the_front_page_to_a_draft_with_the_numbers_carried(visit: Visit, script: bool) -> None:
    plant_doors()
    make_mode("fast-lane")
    company = make_company()
    opened = visit.as_(
        company.memberships.get().user, width=320, color_scheme="dark", java_script_enabled=script
    )
    opened.goto(f"{visit.server.url}/")
    click(opened.get_by_role("link", name="Find your door in three questions"))
    opened.get_by_label("Train a model of our own").check()
    opened.get_by_label("I do not know").check()
    opened.get_by_label("Yes, on a supercomputer").check()
    click(opened.get_by_role("button", name="Show my door"))
    expect(opened.get_by_role("heading", name="Your door")).to_be_visible()
    assert overflow(opened) == 0
    click(opened.get_by_role("link", name="Estimate how many GPU-hours you need").first)
    click(opened.get_by_role("link", name="Train a model from the start"))
    opened.get_by_label("How large is the model?").fill("7")
    opened.get_by_label("How much data does it learn from?").fill("1600000")
    if not script:
        click(opened.get_by_role("button", name="Estimate", exact=True))
    expect(opened.get_by_text("GPU-hours expected")).to_be_visible()
    assert overflow(opened) == 0
    click(opened.get_by_role("button", name="Take this estimate into my application"))
    opened.get_by_label("A new application: Fast Lane").check()
    click(opened.get_by_role("button", name="Take it along"))
    click(opened.get_by_role("button", name="Start the application"))
    application = Application.objects.get()
    kept = application.estimates.get()
    assert application.hours == kept.expected.to_integral_value(rounding="ROUND_CEILING")
    assert Decimal(5_000) < application.hours < Decimal(50_000)
    opened.goto(f"{visit.server.url}/applications/{application.public_id}/sections/resources/")
    expect(opened.get_by_label("How many GPU-hours?")).to_have_value(f"{application.hours:.0f}")


def test_the_answer_follows_what_is_typed(visit: Visit) -> None:
    make_mode()
    opened = visit.open()
    opened.goto(f"{visit.server.url}/estimate/?workload=fine_tuning")
    opened.get_by_label("How large is the model?").fill("7")
    expect(opened.get_by_text("The estimate appears here once every field can be read:")).to_be_visible()
    opened.get_by_label("How much data of your own?").fill("50")
    figure = opened.locator(".estimate-figure strong")
    expect(figure).to_be_visible()
    before = figure.inner_text()
    opened.get_by_label("How much data of your own?").fill("5000")
    expect(figure).not_to_have_text(before)
    opened.reload()
    expect(figure).not_to_have_text(before)
