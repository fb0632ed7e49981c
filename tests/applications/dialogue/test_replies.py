"""Where the mode says so, the applicant reads what was found and may reply once before the decision is prepared."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from applications.dialogue import replies
from applications.statuses import Status
from portal.accounts.roles import Role
from portal.notifications.models import Notice
from portal.workflow.engine import AlreadyMoved, MoveRefused
from portal.workflow.models import Event
from tests.applications.writing import errors, hidden, page, text
from tests.factories import NOW, join, later, make_mode, make_walk
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def walk() -> Walk:
    return make_walk(at=Status.REPLY_OPEN)


def test_large_scale_has_it_and_the_others_have_not() -> None:
    days = {slug: make_mode(slug).reply_days for slug in ("playground", "fast-lane", "large-scale")}
    assert days == {"playground": 0, "fast-lane": 0, "large-scale": 5}


def test_no_decision_is_prepared_before_the_applicant_was_heard() -> None:
    walk = make_walk(at=Status.DRAFT)
    walk.grant_reply()
    walk.submit()
    walk.grant_reply(0)  # the right that was given at submission stays
    walk.start_review()
    with pytest.raises(MoveRefused, match="not done yet"):
        walk.invite_reply()
    with pytest.raises(MoveRefused, match="lets the applicant reply first"):
        walk.prepare()
    walk.application.refresh_from_db()
    turn = text(signed_in(walk.officer).get(reverse("reviews:file", args=[walk.application.public_id])))
    assert "the applicant may reply to what was found. Let the applicant reply" in turn
    address = reverse("reviews:invite_reply", args=[walk.application.public_id])
    told = signed_in(walk.officer).post(address, {"summary": "The data comes late.", "seen": "in_review"})
    assert told.status_code == 302
    walk.application.refresh_from_db()
    assert (walk.application.status, walk.application.reply.reply_by) == (
        Status.REPLY_OPEN,
        date(2026, 12, 1),
    )


def test_the_reply_goes_once_and_the_clock_goes_on(walk: Walk) -> None:
    client, address = signed_in(walk.owner), page("reply", walk.application)
    assert "The data comes late." in text(client.get(address))
    assert errors(client.post(address, hidden(client.get(address)) | {"text": ""})) == [
        "Write your reply before you send it."
    ]
    sheet = hidden(client.get(address)) | {"text": "It comes on Monday."}
    with time_machine.travel(later(days=2), tick=False):
        first, second = client.post(address, sheet), client.post(address, sheet)
    assert first.status_code == second.status_code == 302
    walk.application.refresh_from_db()
    assert (walk.application.status, walk.application.promised_on) == (Status.IN_REVIEW, date(2026, 11, 30))
    with pytest.raises(AlreadyMoved):
        replies.give(application=walk.application, text="And more", actor=walk.owner, at=later(days=3))
    assert Event.objects.of(walk.application).filter(name="reply").count() == 1
    words = text(signed_in(walk.officer).get(reverse("reviews:file", args=[walk.application.public_id])))
    assert "The applicant replied It comes on Monday." in words
    with pytest.raises(MoveRefused, match="no reply to wait for"):
        walk.invite_reply()


def test_a_reply_can_wait_and_nobody_else_reads_it(walk: Walk) -> None:
    client, address = signed_in(walk.owner), page("reply", walk.application)
    client.post(address, hidden(client.get(address)) | {"text": "Half a sen", "later": "1"})
    assert "Half a sen" in text(client.get(address))
    assert "Half a sen" not in text(
        signed_in(walk.officer).get(reverse("reviews:file", args=[walk.application.public_id]))
    )


def test_without_a_reply_it_goes_on_by_itself_and_once(walk: Walk) -> None:
    last_day = later(days=7)  # Tuesday 1 December, before 17:00
    assert replies.end_replies(at=last_day) == 0
    assert replies.end_replies(at=later(days=8)) == 1
    assert replies.end_replies(at=later(days=8)) == 0
    walk.application.refresh_from_db()
    assert (walk.application.status, walk.application.reply.closed_at) == (Status.IN_REVIEW, later(days=8))
    assert walk.application.promised_on == date(2026, 12, 4)
    assert Notice.objects.filter(kind="reply_over", recipient=walk.officer, channel="mail").count() == 1
    with pytest.raises(AlreadyMoved):
        replies.give(application=walk.application, text="Too late", actor=walk.owner, at=later(days=9))


def test_only_writers_reply(walk: Walk) -> None:
    viewer = join(walk.company, role=Role.VIEWER)
    for person in (viewer, walk.officer, make_walk().owner):
        assert signed_in(person).get(page("reply", walk.application)).status_code == 404
    with pytest.raises(MoveRefused):
        replies.give(application=walk.application, text="Hello", actor=viewer, at=NOW)
    walk.application.reply.refresh_from_db()
    assert walk.application.reply.text == ""


def test_withdrawing_ends_the_wait(walk: Walk) -> None:
    walk.withdraw()
    walk.application.reply.refresh_from_db()
    assert walk.application.reply.closed_at == NOW


def test_the_clock_of_what_was_withdrawn_stands_for_nobody(walk: Walk) -> None:
    address = walk.application.get_absolute_url()
    assert "The clock has stood since" in text(signed_in(walk.owner).get(address))
    walk.withdraw()
    assert "The clock has stood since" not in text(signed_in(walk.owner).get(address))
