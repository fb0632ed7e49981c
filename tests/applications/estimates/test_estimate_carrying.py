"""The estimate goes along: through signing in, into a draft, into the frozen version, and before the staff."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from applications import services
from applications.estimates import carrying
from applications.estimates.models import Estimate
from applications.models import Application
from applications.statuses import Status
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused
from tests.applications.writing import text
from tests.factories import NOW, join, make_company, make_mode, make_person, make_walk
from tests.factories.doors import LARGE, SMALL, make_estimate
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def taken(client: Client, request=SMALL) -> None:
    answer = client.post("/estimate/take/", {"estimate": carrying.signed(request)})
    assert answer["Location"] == "/estimate/carry/"


def test_taken_before_signing_in_it_is_there_afterwards() -> None:
    company = make_company()
    owner = company.memberships.get().user
    client = Client()
    taken(client)
    assert client.get("/estimate/carry/")["Location"].startswith("/accounts/login/?next=/estimate/carry/")
    client.force_login(owner)
    assert "Your estimate: " in text(client.get("/estimate/carry/"))
    answer = client.post("/estimate/carry/", {"to": "new:playground"})
    assert answer["Location"] == "/applications/modes/playground/start/"
    client.post(answer["Location"], {"company": company.public_id})
    application = Application.objects.get()
    kept = application.estimates.get()
    assert kept.request == SMALL
    values = application.sections.get(section="resources").values
    assert "storage" in values
    assert application.sections.get(section="work").values == {"kind_of_work": "fine_tuning"}
    assert client.get("/estimate/carry/")["Location"] == "/estimate/"  # once


def test_into_a_draft_that_is_begun_without_touching_what_was_typed() -> None:
    walk = make_walk(at=Status.DRAFT, mode=make_mode("fast-lane"))
    client = signed_in(walk.owner)
    taken(client, LARGE)
    before = walk.application.sections.get(section="resources").values
    answer = client.post("/estimate/carry/", {"to": walk.application.public_id})
    assert answer["Location"].endswith("/sections/resources/")
    after = walk.application.sections.get(section="resources").values
    assert after == before
    assert walk.application.estimates.count() == 1


def test_hours_are_proposed_where_the_mode_asks_for_them() -> None:
    company = make_company()
    owner = company.memberships.get().user
    draft = services.start(company=company, mode=make_mode("fast-lane"), actor=owner, at=NOW)
    kept = make_estimate(draft, LARGE)
    draft.refresh_from_db()
    assert draft.hours == kept.expected.to_integral_value(rounding="ROUND_CEILING")


def test_hours_outside_the_mode_are_not_proposed() -> None:
    company = make_company()
    owner = company.memberships.get().user
    draft = services.start(company=company, mode=make_mode("fast-lane"), actor=owner, at=NOW)
    make_estimate(draft, SMALL)
    draft.refresh_from_db()
    assert draft.hours is None


def test_another_companys_draft_cannot_be_chosen() -> None:
    other = make_walk(at=Status.DRAFT)
    client = signed_in(make_company().memberships.get().user)
    taken(client)
    answer = client.post("/estimate/carry/", {"to": other.application.public_id})
    assert answer.status_code == 200
    assert "to" in answer.context["form"].errors
    assert Estimate.objects.count() == 0


def test_a_viewer_and_a_stranger_put_in_nothing() -> None:
    walk = make_walk(at=Status.DRAFT)
    for person in (join(walk.company, role=Role.VIEWER), make_person()):
        with pytest.raises(MoveRefused):
            carrying.put_in(application=walk.application, request=SMALL, actor=person, at=NOW)


def test_after_submission_nothing_is_put_in() -> None:
    walk = make_walk(at=Status.SUBMITTED)
    with pytest.raises(MoveRefused):
        carrying.put_in(application=walk.application, request=SMALL, actor=walk.owner, at=NOW)


@pytest.mark.parametrize("token", ["", "nonsense", "forged"])
def test_a_forged_token_is_refused_with_a_sentence(token: str) -> None:
    token = carrying.signed(SMALL)[:-2] if token == "forged" else token
    answer = Client().post("/estimate/take/", {"estimate": token}, follow=True)
    assert "This estimate is no longer valid." in text(answer)


def test_a_token_that_asks_what_no_form_asks_is_refused() -> None:
    assert carrying.read(carrying.signed(SMALL | {"parameters": "-1"})) is None
    assert carrying.read(carrying.signed(SMALL)) == SMALL


def test_the_version_freezes_it() -> None:
    walk = make_walk(at=Status.DRAFT)
    kept = make_estimate(walk.application)
    services.submit(application=walk.application, actor=walk.owner, at=NOW)
    content = walk.application.versions.get().content
    assert content["estimate"]["request"] == SMALL
    assert Decimal(content["estimate"]["result"]["gpu_hours"]["expected"]) == kept.expected


def test_nobody_changes_or_deletes_it() -> None:
    kept = make_estimate(make_walk(at=Status.DRAFT).application)
    for change in (lambda: Estimate.objects.update(expected=1), lambda: Estimate.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    kept.refresh_from_db()
    assert kept.expected > 0


def test_the_staff_reads_asked_against_estimated() -> None:
    walk = make_walk(at=Status.DRAFT)
    make_estimate(walk.application)
    services.submit(application=walk.application, actor=walk.owner, at=NOW)
    words = text(signed_in(walk.officer).get(f"/reviews/{walk.application.public_id}/"))
    assert "Asked and estimated" in words
    assert "times the high end of its own estimate." in words
    own = text(signed_in(walk.owner).get(walk.application.get_absolute_url()))
    assert "Asked and estimated" in own
    assert "times the high end" not in own


def test_the_median_is_shown_from_five_other_companies_on() -> None:
    mode = make_mode("fast-lane")
    walk = make_walk(at=Status.IN_REVIEW, mode=mode)
    address = f"/reviews/{walk.application.public_id}/"
    for _number in range(4):
        make_walk(at=Status.SUBMITTED, mode=mode)
    assert "Median of the mode" not in text(signed_in(walk.officer).get(address))
    make_walk(at=Status.SUBMITTED, mode=mode)
    assert "Median of the mode, other companies 5,001 GPU-hours" in text(signed_in(walk.officer).get(address))
    own = text(signed_in(walk.owner).get(walk.application.get_absolute_url()))
    assert "Median" not in own
