"""What the engine refuses, in which words, and that it writes all or nothing."""

import pytest
from django.db import IntegrityError

from applications.services import submit
from applications.statuses import Status
from portal.accounts.roles import Role
from portal.notifications.models import Notice
from portal.workflow.engine import AlreadyMoved, MoveRefused, perform
from portal.workflow.models import Event
from portal.workflow.registry import effect
from tests.factories import NOW, join, make_person, make_staff, make_walk

pytestmark = pytest.mark.django_db


def test_stranger_is_refused() -> None:
    walk = make_walk(at=Status.SUBMITTED)
    with pytest.raises(MoveRefused, match=r"^You cannot do this: Withdraw the application\.$"):
        perform(walk.application, "withdraw", actor=make_person(), at=NOW)


def test_colleague_without_the_role_is_refused() -> None:
    walk = make_walk(at=Status.SUBMITTED)
    editor = join(walk.company, role=Role.EDITOR)
    with pytest.raises(MoveRefused, match="Withdraw the application"):
        perform(walk.application, "withdraw", actor=editor, at=NOW)


def test_officer_who_belongs_to_the_company_is_refused() -> None:
    walk = make_walk(at=Status.SUBMITTED)
    officer = make_staff(Role.OFFICER)
    join(walk.company, role=Role.VIEWER, user=officer)
    with pytest.raises(MoveRefused, match="Start the review"):
        perform(walk.application, "start_review", actor=officer, at=NOW)


def test_stale_page_is_refused_rather_than_guessed_at() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    with pytest.raises(AlreadyMoved, match="It is now “In review”"):
        perform(walk.application, "withdraw", actor=walk.owner, at=NOW, seen=Status.SUBMITTED)


def test_applicant_reads_public_words_in_a_refusal() -> None:
    walk = make_walk(at=Status.DECLINED)
    with pytest.raises(AlreadyMoved, match="It is now “Not approved”"):
        perform(walk.application, "withdraw", actor=walk.owner, at=NOW)


def test_missing_reason_is_refused() -> None:
    walk = make_walk(at=Status.APPROVED)
    with pytest.raises(MoveRefused, match=r"^Give a reason\.$"):
        perform(walk.application, "refuse_offer", actor=walk.owner, at=NOW, note="   ")


def test_guard_speaks() -> None:
    walk = make_walk(at=Status.DRAFT)
    walk.application.sections.filter(section="data").delete()
    with pytest.raises(MoveRefused, match=r"^Still to complete: Describe the data\.$"):
        submit(application=walk.application, actor=walk.owner, at=NOW)


def test_failing_effect_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    walk = make_walk(at=Status.DRAFT)
    events, notices = Event.objects.count(), Notice.objects.count()

    def breaks(subject: object, /, **_rest: object) -> None:
        raise IntegrityError("no")

    monkeypatch.setitem(effect._known, "path_laid", breaks)
    with pytest.raises(IntegrityError):
        submit(application=walk.application, actor=walk.owner, at=NOW)
    walk.application.refresh_from_db()
    assert (walk.application.status, walk.application.reference) == (Status.DRAFT, None)
    assert (Event.objects.count(), Notice.objects.count()) == (events, notices)


def test_subject_is_brought_up_to_date() -> None:
    walk = make_walk(at=Status.DRAFT)
    submit(application=walk.application, actor=walk.owner, at=NOW)
    assert walk.application.status == Status.SUBMITTED
    assert walk.application.reference == "MLXAI-2026PG-0001"
