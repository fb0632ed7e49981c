"""Drafts outlive a cut-off: their people are told once, and nothing but drafts is touched."""

from datetime import timedelta

import pytest

from applications.again.carrying import carry
from applications.calls.services import extend
from applications.statuses import Status
from portal.accounts.roles import Role
from portal.notifications.models import Notice
from portal.notifications.rendering import message, subject_of
from portal.workflow.models import Event
from tests.factories import NOW, join, make_staff, make_walk
from tests.factories.calls import first_of, make_call

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
AFTER = NOW + timedelta(days=3, minutes=5)


def told(application) -> list[str]:
    return sorted(
        Notice.objects.filter(
            kind="draft_carried", channel="inbox", event__subject_id=application.pk
        ).values_list("recipient__email", flat=True)
    )


def message_to(person) -> str:
    """The latest message to a person, in one line."""
    notice = Notice.objects.filter(recipient=person, channel="inbox").latest("pk")
    parts = message(notice, subject=subject_of(notice.event), language="en").paragraphs
    return " ".join(str(part.text) for part in parts)


def test_writers_are_told_once_and_of_the_next_cut_off() -> None:
    call = make_call()
    walk = make_walk(mode=call.mode)
    editor, viewer = join(walk.company, role=Role.EDITOR), join(walk.company, role=Role.VIEWER)
    assert (carry(at=AFTER), carry(at=AFTER), carry(at=AFTER + timedelta(hours=1))) == (1, 0, 0)
    assert told(walk.application) == sorted([walk.owner.email, editor.email])
    assert viewer.email not in told(walk.application)
    words = message_to(walk.owner)
    assert "It goes to the next cut-off. Send it by 27.12.2026, 10:00 (Luxembourg time, UTC+1)." in words


def test_the_draft_itself_stays_as_it_is() -> None:
    call = make_call()
    walk = make_walk(mode=call.mode)
    carry(at=AFTER)
    walk.application.refresh_from_db()
    assert walk.application.status == Status.DRAFT
    assert Event.objects.of(walk.application).last().name == "draft.carried"


def test_what_was_sent_is_left_alone() -> None:
    call = make_call()
    walk = make_walk(at=Status.SUBMITTED, mode=call.mode)
    assert carry(at=AFTER) == 0
    walk.application.refresh_from_db()
    assert walk.application.status == Status.SUBMITTED


def test_nobody_is_told_before_the_grace_is_over() -> None:
    call = make_call()
    make_walk(mode=call.mode)
    assert carry(at=NOW + timedelta(days=3, seconds=60)) == 0


def test_a_company_with_more_time_is_told_when_that_is_over() -> None:
    call = make_call()
    walk = make_walk(mode=call.mode)
    cut_off = first_of(call)
    extend(
        cut_off=cut_off, until=AFTER + timedelta(hours=2), reason="Illness.", company=walk.company,
        actor=make_staff(Role.OFFICER), at=NOW,
    )  # fmt: skip
    assert carry(at=AFTER) == 0
    assert carry(at=AFTER + timedelta(hours=3)) == 1


def test_other_modes_and_later_drafts_hear_nothing() -> None:
    call = make_call()
    make_walk()
    make_walk(mode=call.mode, on=AFTER)
    assert carry(at=AFTER + timedelta(minutes=1)) == 0


def test_without_a_next_cut_off_it_says_so() -> None:
    call = make_call(cut_offs=[NOW + timedelta(days=3)])
    walk = make_walk(mode=call.mode)
    assert carry(at=AFTER) == 1
    words = message_to(walk.owner)
    assert "It goes to the next call as soon as one is announced." in words
