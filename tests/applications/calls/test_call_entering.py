"""What a cut-off does to applications: who comes in, who is refused, and from when the promise counts."""

from datetime import timedelta
from unittest import mock

import pytest
from django.db import DatabaseError, transaction

from applications import services
from applications.calls import services as calls
from applications.calls.models import CutOff, Entry, Extension
from applications.dialogue import services as dialogue
from applications.models import AccessMode, Application
from applications.statuses import Status
from portal.accounts.roles import Role
from portal.core.working_days import promised_on
from portal.workflow.engine import MoveRefused
from portal.workflow.models import Event
from tests.factories import NOW, make_company, make_mode, make_staff, make_walk
from tests.factories.applications import Walk
from tests.factories.calls import DAY, first_of, make_call

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

SECOND = timedelta(seconds=1)


@pytest.fixture
def draft() -> Walk:
    return make_walk(at=Status.DRAFT, mode=make_mode("large-scale"))


def submit(walk: Walk, *, at, cut_off: str = "") -> None:
    """At the given instant by the clock of the database."""
    with mock.patch("applications.calls.services.clock", return_value=at):
        services.submit(application=walk.application, actor=walk.owner, at=at, cut_off=cut_off)


def test_without_a_call_a_mode_takes_applications_at_any_time(draft: Walk) -> None:
    submit(draft, at=NOW)
    assert not Entry.objects.exists()
    assert draft.application.promised_on == promised_on(NOW, days=10)


def test_an_unpublished_call_binds_nobody(draft: Walk) -> None:
    make_call(published=False)
    submit(draft, at=NOW)
    assert not Entry.objects.exists()


def test_it_comes_in_for_the_open_cut_off_and_the_promise_counts_from_it(draft: Walk) -> None:
    cut_off = first_of(make_call())
    submit(draft, at=NOW)
    entry = draft.application.entry
    assert (entry.cut_off, entry.in_grace, entry.received_at) == (cut_off, False, NOW)
    assert draft.application.promised_on == promised_on(cut_off.closes_at, days=10)
    first = draft.application.steps.order_by("position").first()
    assert first.due_on == promised_on(cut_off.closes_at, days=2)
    event = Event.objects.of(draft.application).get(name="call.entered")
    assert event.data["cut_off"] == cut_off.public_id


def test_the_pause_of_a_question_adds_to_the_promise_from_the_cut_off(draft: Walk) -> None:
    cut_off = first_of(make_call())
    submit(draft, at=NOW)
    asked = cut_off.closes_at + DAY
    draft.on = asked
    draft.start_review()
    draft.ask()
    dialogue.answer(application=draft.application, texts={1: "Yes."}, actor=draft.owner, at=asked + 7 * DAY)
    pauses = [(asked, asked + 7 * DAY)]
    assert draft.application.promised_on == promised_on(cut_off.closes_at, days=10, pauses=pauses)


@pytest.mark.parametrize(
    ("late", "in_grace"), [(-SECOND, False), (0 * SECOND, False), (SECOND, True), (120 * SECOND, True)]
)
def test_the_last_instant_and_the_grace(draft: Walk, late: timedelta, in_grace: bool) -> None:
    cut_off = first_of(make_call())
    submit(draft, at=cut_off.closes_at + late, cut_off=cut_off.public_id)
    assert (draft.application.entry.cut_off, draft.application.entry.in_grace) == (cut_off, in_grace)


def test_after_the_grace_it_is_refused_and_the_draft_goes_to_the_next(draft: Walk) -> None:
    first, second = make_call().cut_offs.all()
    late = first.closes_at + 121 * SECOND
    with pytest.raises(MoveRefused, match="has passed"):
        submit(draft, at=late, cut_off=first.public_id)
    draft.application.refresh_from_db()
    assert (draft.application.status, draft.application.reference) == (Status.DRAFT, None)
    assert not Entry.objects.exists()
    submit(draft, at=late, cut_off=second.public_id)
    assert draft.application.entry.cut_off == second


def test_in_the_grace_a_page_that_names_the_next_cut_off_gets_it(draft: Walk) -> None:
    first, second = make_call().cut_offs.all()
    submit(draft, at=first.closes_at + SECOND, cut_off=second.public_id)
    assert draft.application.entry.cut_off == second


def test_with_no_cut_off_left_the_draft_is_kept(draft: Walk) -> None:
    cut_off = first_of(make_call(cut_offs=[NOW + DAY]))
    with pytest.raises(MoveRefused, match="No call is open now"):
        submit(draft, at=cut_off.closes_at + DAY)
    draft.application.refresh_from_db()
    assert draft.application.status == Status.DRAFT


def test_a_call_that_has_not_opened_takes_nothing(draft: Walk) -> None:
    make_call(opens=NOW + DAY)
    with pytest.raises(MoveRefused, match="No call is open now"):
        submit(draft, at=NOW)


def test_an_open_call_does_not_open_a_paused_mode(draft: Walk) -> None:
    make_call()
    AccessMode.objects.filter(slug="large-scale").update(state="paused")
    with pytest.raises(MoveRefused, match="takes no applications"):
        submit(draft, at=NOW)


def test_an_extension_for_all_is_recorded_and_moves_the_cut_off(draft: Walk) -> None:
    cut_off, officer = first_of(make_call()), make_staff(Role.OFFICER)
    until = cut_off.closes_at + 2 * DAY
    calls.extend(cut_off=cut_off, until=until, reason="The site was away.", actor=officer, at=NOW)
    cut_off.refresh_from_db()
    assert (cut_off.closes_at, cut_off.sequence, cut_off.extended) == (until, 1, True)
    kept = Extension.objects.get()
    assert (kept.was, kept.until, kept.by) == (cut_off.announced_at, until, officer)
    submit(draft, at=until)
    assert draft.application.entry.cut_off == cut_off


def test_an_extension_for_one_company_lets_in_that_one_alone(draft: Walk) -> None:
    cut_off, officer = first_of(make_call(cut_offs=[NOW + DAY])), make_staff(Role.OFFICER)
    other = make_walk(at=Status.DRAFT, mode=draft.mode)
    until = cut_off.closes_at + DAY
    kept = calls.extend(
        cut_off=cut_off, until=until, reason="Illness.", actor=officer, at=NOW, company=draft.company
    )
    with pytest.raises(MoveRefused):
        submit(other, at=until)
    submit(draft, at=until, cut_off=cut_off.public_id)
    assert (draft.application.entry.extension, draft.application.entry.in_grace) == (kept, False)
    cut_off.refresh_from_db()
    assert cut_off.sequence == 0


@pytest.mark.parametrize(("shift", "reason"), [(-DAY, "Why not"), (0 * DAY, "Why not"), (DAY, " ")])
def test_an_extension_needs_a_later_moment_and_a_reason(shift: timedelta, reason: str) -> None:
    cut_off, officer = first_of(make_call()), make_staff(Role.OFFICER)
    with pytest.raises(MoveRefused):
        calls.extend(cut_off=cut_off, until=cut_off.closes_at + shift, reason=reason, actor=officer, at=NOW)
    assert not Extension.objects.exists()


def test_moving_a_cut_off_touches_nothing_that_was_sent(draft: Walk) -> None:
    cut_off, officer = first_of(make_call()), make_staff(Role.OFFICER)
    submit(draft, at=NOW)
    rows = Application.objects.filter(pk=draft.application.pk).values()
    before = rows.get()
    calls.extend(cut_off=cut_off, until=cut_off.closes_at + DAY, reason="More time.", actor=officer, at=NOW)
    assert rows.all().get() == before


def test_the_database_keeps_entries_and_extensions_and_never_shortens(draft: Walk) -> None:
    cut_off, officer = first_of(make_call()), make_staff(Role.OFFICER)
    submit(draft, at=NOW)
    until = cut_off.closes_at + DAY
    calls.extend(cut_off=cut_off, until=until, reason="R", actor=officer, at=NOW, company=make_company())
    for change in (
        lambda: Entry.objects.update(in_grace=True),
        lambda: Extension.objects.all().delete(),
        lambda: CutOff.objects.update(closes_at=NOW - 100 * DAY),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_making_cut_offs_again_changes_nothing() -> None:
    call = make_call()
    assert calls.add_cut_offs(call=call, moments=[NOW + 3 * DAY, NOW + 63 * DAY], at=NOW) == 1
    assert call.cut_offs.count() == 3
