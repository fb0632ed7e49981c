"""The promised day: what the applicant reads of it, and who is warned when it is in danger."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.dialogue import services as dialogue
from applications.dialogue.clock import waits_of
from applications.models import Application
from applications.pace.reading import pace_of
from applications.pace.warning import endangered, warn
from applications.statuses import Status
from portal.accounts.roles import Role
from portal.notifications.models import Notice
from portal.workflow.models import Event
from tests.applications.writing import text
from tests.factories import NOW, join, make_mode, make_staff, make_walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = timedelta(days=1)


def pace(application, at):
    application.refresh_from_db()
    return pace_of(application, questions=waits_of(application), at=at)


def warned(application) -> int:
    return Event.objects.of(application).filter(name="promise.endangered").count()


@pytest.mark.parametrize(
    ("slug", "safe", "danger"),
    # Received on Tuesday 24 November. Two days: in danger on the second; four: on the fourth; ten: on the eighth.
    [("playground", 1, 2), ("fast-lane", 3, 6), ("large-scale", 9, 10)],
)
def test_four_fifths_of_the_working_days_make_it_a_danger(slug: str, safe: int, danger: int) -> None:
    application = make_walk(at=Status.SUBMITTED, mode=make_mode(slug)).application
    assert not pace(application, NOW + safe * DAY).in_danger
    assert pace(application, NOW + danger * DAY).in_danger


def test_a_weekend_takes_nothing_away() -> None:
    application = make_walk(at=Status.SUBMITTED, mode=make_mode("large-scale")).application
    friday, sunday = NOW + 3 * DAY, NOW + 5 * DAY
    assert pace(application, friday).gone == pace(application, sunday).gone == 3


def test_while_we_wait_the_clock_stands_and_what_we_waited_does_not_count() -> None:
    walk = make_walk(at=Status.QUESTION_OPEN, mode=make_mode("large-scale"))
    later = NOW + 10 * DAY
    assert pace(walk.application, later).stands
    assert not pace(walk.application, later).in_danger
    assert warn(at=later) == 0
    dialogue.answer(application=walk.application, texts={1: "That one."}, actor=walk.owner, at=later)
    found = pace(walk.application, later)
    assert (found.days, found.gone, found.in_danger) == (10, 0, False)


def test_officers_are_told_once_for_each_promised_day() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    officer = make_staff(Role.OFFICER)
    inside = make_staff(Role.OFFICER)
    join(walk.company, role=Role.VIEWER, user=inside)
    late = NOW + 2 * DAY
    assert (warn(at=NOW), warn(at=late), warn(at=late), warn(at=late + DAY)) == (0, 1, 0, 0)
    told = Notice.objects.filter(kind="promise_endangered", channel="inbox")
    people = {notice.recipient for notice in told}
    assert officer in people
    assert inside not in people
    assert walk.owner not in people
    assert warned(walk.application) == 1


@pytest.mark.parametrize("status", [Status.DRAFT, Status.APPROVED, Status.DECLINED, Status.WITHDRAWN])
def test_what_is_not_under_review_warns_nobody(status: Status) -> None:
    application = make_walk(at=status).application
    assert warn(at=NOW + 5 * DAY) == 0
    assert warned(application) == 0


def test_the_officers_first_screen_names_it_and_nobody_elses_does() -> None:
    walk = make_walk(at=Status.IN_REVIEW, on=NOW - 4 * DAY)
    assert f"Promise in danger: {walk.application.title}" in text(signed_in(walk.officer).get("/home/"))
    assert "Promise in danger" not in text(signed_in(walk.owner).get("/home/"))
    assert "Promise in danger" not in text(signed_in(walk.decider).get("/home/"))


def test_a_broken_promise_is_called_so() -> None:
    walk = make_walk(at=Status.IN_REVIEW, on=NOW - 10 * DAY)
    assert f"Promise broken: {walk.application.title}" in text(signed_in(walk.officer).get("/home/"))


def test_looking_for_them_costs_the_same_for_any_number() -> None:
    counts = []
    for _round in range(2):
        for _row in range(2):
            make_walk(at=Status.IN_REVIEW, on=NOW - 4 * DAY)
        with CaptureQueriesContext(connection) as seen:
            found = endangered(Application.objects.all(), at=NOW)
        counts.append((len(found), len(seen)))
    assert counts == [(2, 2), (4, 2)]


def test_the_applicant_reads_how_the_day_comes_about() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    words = text(signed_in(walk.owner).get(walk.application.get_absolute_url()))
    assert "You have our answer By Thursday 26 November 2026" in words
    assert "We promise an answer within 2 working days from Tuesday 24 November 2026." in words


def test_while_a_question_is_open_it_says_what_an_answer_today_would_mean() -> None:
    walk = make_walk(at=Status.QUESTION_OPEN, on=NOW - 4 * DAY)
    words = text(signed_in(walk.owner).get(walk.application.get_absolute_url()))
    assert "The clock has stood since Friday 20 November 2026." in words
    assert "If you answer today, you have ours by Thursday 26 November 2026." in words
    dialogue.answer(application=walk.application, texts={1: "That one."}, actor=walk.owner, at=NOW)
    walk.application.refresh_from_db()
    assert f"{walk.application.promised_on:%d.%m.%Y}" == "26.11.2026"
    words = text(signed_in(walk.owner).get(walk.application.get_absolute_url()))
    assert "2 working days later: we waited for your answer from Friday 20 November 2026 to Tuesday" in words
