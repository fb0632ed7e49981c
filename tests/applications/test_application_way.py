"""From choosing a mode to reading how to get in, over HTTP and without scripts; and two clicks in one instant."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import time_machine
from django.db import connection

from allocations import services as allocations
from applications.models import Application, Version
from applications.sections import form_of
from applications.statuses import Status
from portal.accounts.roles import Role
from portal.notifications.models import Notice
from tests.applications.writing import fill, hidden, page, text
from tests.factories import NOW, join, later, make_company, make_mode, make_staff, make_walk
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_application_goes_all_the_way() -> None:
    make_mode()
    company = make_company()
    owner, editor = company.memberships.get().user, join(company, role=Role.EDITOR)
    writer, signer = signed_in(editor), signed_in(owner)
    with time_machine.travel(NOW, tick=False):
        began = writer.post("/applications/modes/playground/start/", {"company": company.public_id})
        application = Application.objects.get()
        assert began["Location"] == page("tasks", application)
        following = [
            fill(writer, application, section.key)["Location"] for section in form_of(application).sections
        ]
        assert following[-1] == page("check", application)
        writer.post(page("move", application, "request_signature"), {"seen": "draft"})
        sheet = hidden(signer.get(page("check", application))) | {"declare": "on"}
        confirmed = signer.post(page("check", application), sheet, follow=True)
        assert "Your reference MLXAI-2026PG-0001" in text(confirmed)

    walk = Walk(company=company, owner=owner, mode=application.mode, on=later(hours=1))
    application.refresh_from_db()
    walk.application = application
    walk.start_review()
    walk.decide()

    with time_machine.travel(later(days=1), tick=False):
        offer = f"/allocations/offers/{application.public_id}/"
        assert signer.get(page("accept", application))["Location"] == offer
        sheet = hidden(signer.get(offer)) | {"seen": "approved", "agree": "on"}
        accepted = signer.post(offer, sheet, follow=True)
        assert "You accepted the offer." in text(accepted)
        application = Application.objects.get()
        operator = signed_in(make_staff(Role.OPERATOR))
        address = application.allocation.get_absolute_url()
        operator.post(f"{address}provision/", {"seen": "to_provision", "account": "mlxai-2026pg-0001"})
        words = text(writer.get(address))
        assert "Account on the machine: mlxai-2026pg-0001 How to get in LuxProvide invites" in words


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Each call in a thread and with a connection of its own, from the same instant on."""
    line = Barrier(len(calls))

    def run(call: Callable[[], object]) -> object:
        try:
            line.wait(timeout=10)
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@pytest.mark.parametrize("again", range(3))
def test_two_clicks_on_sign_give_one_reference(again: int) -> None:
    walk = make_walk(at=Status.DRAFT)
    address = page("check", walk.application)
    with time_machine.travel(NOW, tick=False):
        client = signed_in(walk.owner)
        sheet = hidden(client.get(address)) | {"declare": "on"}
        browsers = [signed_in(walk.owner), signed_in(walk.owner)]
        answers = at_once(*[lambda browser=browser: browser.post(address, sheet) for browser in browsers])
        assert {answer["Location"] for answer in answers} == {page("confirmation", walk.application)}
        pages = sorted(text(browser.get(page("confirmation", walk.application))) for browser in browsers)
    told = ["This application had been submitted already." in words for words in pages]
    assert sorted(told) == [False, True]
    assert Version.objects.count() == 1
    assert list(Application.objects.values_list("reference", flat=True)) == ["MLXAI-2026PG-0001"]
    assert Notice.objects.filter(kind="application_received", channel="mail").count() == 1


@pytest.mark.parametrize("again", range(3))
def test_two_clicks_on_accept_commit_the_hours_once(again: int) -> None:
    walk = make_walk(at=Status.APPROVED)
    address = f"/allocations/offers/{walk.application.public_id}/"
    with time_machine.travel(NOW, tick=False):
        browsers = [signed_in(walk.owner), signed_in(walk.owner)]
        sheet = {"seen": "approved", "agree": "on"}
        answers = at_once(*[lambda browser=browser: browser.post(address, sheet) for browser in browsers])
    walk.application.refresh_from_db()
    allocation = walk.application.allocation
    assert {answer["Location"] for answer in answers} == {allocation.get_absolute_url()}
    committed = [entry.committed for entry in walk.application.offer.entries.filter(kind="commit")]
    assert sum(committed) == allocation.hours == 5000


def test_an_offer_is_answered_or_lapses_but_not_both() -> None:
    walk = make_walk(at=Status.APPROVED)
    ends = walk.application.offer.expires_at
    address = f"/allocations/offers/{walk.application.public_id}/"
    with time_machine.travel(ends, tick=False):
        client = signed_in(walk.owner)
        accept, lapsed = at_once(
            lambda: client.post(address, {"seen": "approved", "agree": "on"}).status_code,
            lambda: allocations.lapse_offers(at=ends),
        )
    walk.application.refresh_from_db()
    assert (accept, lapsed, walk.application.status) == (200, 1, Status.LAPSED)


def test_two_clicks_on_start_begin_one_draft() -> None:
    make_mode()
    company = make_company()
    owner = company.memberships.get().user
    browsers = [signed_in(owner), signed_in(owner)]
    sheet = {"company": company.public_id}
    start = "/applications/modes/playground/start/"
    answers = at_once(*[lambda browser=browser: browser.post(start, sheet) for browser in browsers])
    assert len({answer["Location"] for answer in answers}) == 1
    assert company.applications.count() == 1
