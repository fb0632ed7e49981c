"""An earlier application as the beginning of a new one: what comes along, what does not, and who sees it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from applications import services
from applications.again.awards import Award
from applications.again.models import Origin
from applications.again.panels import for_staff
from applications.again.services import begin_from
from applications.models import AccessMode, Application
from applications.panels import Reader
from applications.statuses import ModeState, Status
from portal.accounts.roles import Role
from portal.notifications.models import Notice
from portal.notifications.rendering import message, subject_of
from portal.workflow.engine import MoveRefused, perform
from tests.applications.writing import errors, page, stored, text
from tests.factories import NOW, join, make_mode, make_person, make_staff, make_walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def address(application) -> str:
    return reverse("again:begin", args=[application.public_id])


def begun(walk, *, mode: AccessMode | None = None) -> Application:
    return begin_from(origin=walk.application, mode=mode or walk.mode, actor=walk.owner, at=NOW)


def said_in(notice: Notice) -> list[str]:
    """The paragraphs of a message."""
    subject = subject_of(notice.event)
    return [str(part.text) for part in message(notice, subject=subject, language="en").paragraphs]


def test_what_fits_comes_along_and_dates_do_not() -> None:
    walk = make_walk(at=Status.DECLINED)
    draft = begun(walk)
    assert (draft.status, draft.reference, draft.company) == (Status.DRAFT, None, walk.company)
    assert draft.title == "Defects on castings, found by camera"
    assert stored(draft, "work") == stored(walk.application, "work")
    assert stored(draft, "resources") == {"months": 3, "storage": "2.0"}
    assert draft.starts_on is None


def test_what_another_mode_does_not_take_stays_behind() -> None:
    walk = make_walk(at=Status.SUBMITTED, mode=make_mode("large-scale"))
    large = stored(walk.application, "resources")
    assert large["hours"]
    draft = begun(walk, mode=make_mode("fast-lane"))
    assert "hours" not in stored(draft, "resources")
    kept, said = stored(draft, "data"), stored(walk.application, "data")
    assert kept
    assert kept.items() <= said.items()


def test_it_is_taken_from_what_was_last_submitted() -> None:
    walk = make_walk(at=Status.QUESTION_OPEN)
    services.save_section(
        application=walk.application,
        section="work",
        values={"model": "Not sent yet"},
        actor=walk.owner,
        at=NOW,
    )
    assert stored(begun(walk), "work")["model"] == "DINOv2, 300 million parameters"


def test_a_renewal_asks_for_what_was_granted_and_says_so_to_reviewers(monkeypatch) -> None:
    award = Award(granted=Decimal("20000"), used=Decimal("18000"))
    monkeypatch.setattr("applications.again.services.award_of", lambda origin: award)
    walk = make_walk(at=Status.ACCEPTED, mode=make_mode("fast-lane"))
    draft = begun(walk)
    assert stored(draft, "resources")["hours"] == "20000"
    values = stored(draft, "resources") | {"start": "2027-02-01"}
    services.save_section(application=draft, section="resources", values=values, actor=walk.owner, at=NOW)
    services.submit(application=draft, actor=walk.owner, at=NOW)
    words = text(signed_in(walk.officer).get(reverse("reviews:file", args=[draft.public_id])))
    told = f"Renewal of {walk.application.reference}: 20,000 GPU-hours were granted, 18,000 GPU-hours used."
    assert told in words.replace("\u00a0", " ")
    assert "See the earlier one" in words


def test_an_award_makes_it_a_renewal() -> None:
    walk = make_walk(at=Status.ACCEPTED)
    origin = Origin.objects.get(application=begun(walk))
    assert (origin.kind, origin.granted, origin.used) == ("renewal", Decimal(5000), None)
    assert "Renew it" in text(signed_in(walk.owner).get(walk.application.get_absolute_url()))


def test_the_page_begins_a_draft_and_leads_to_it() -> None:
    walk = make_walk(at=Status.WITHDRAWN)
    client = signed_in(walk.owner)
    assert "Apply again from this one" in text(client.get(walk.application.get_absolute_url()))
    assert "Dates do not: choose them anew." in text(client.get(address(walk.application)))
    answers = [client.post(address(walk.application), {"mode": walk.mode.slug}) for _click in range(2)]
    draft = Application.objects.get(status=Status.DRAFT)
    assert [answer["Location"] for answer in answers] == [page("tasks", draft)] * 2
    words = text(client.get(draft.get_absolute_url()))
    assert f"Begun from {walk.application.reference}." in words


def test_a_copy_that_was_written_in_is_not_taken_for_a_double_click() -> None:
    walk = make_walk(at=Status.DECLINED)
    first = begun(walk)
    services.save_section(application=first, section="work", values={"model": "Y"}, actor=walk.owner, at=NOW)
    assert begun(walk) != first


def test_a_mode_that_takes_none_is_refused_and_said() -> None:
    walk = make_walk(at=Status.DECLINED)
    AccessMode.objects.update(state=ModeState.PAUSED)
    with pytest.raises(MoveRefused, match="takes no applications"):
        begun(walk)
    client = signed_in(walk.owner)
    assert "No access mode takes applications at the moment." in text(client.get(address(walk.application)))
    AccessMode.objects.filter(slug="fast-lane").update(state=ModeState.OPEN)
    sent = client.post(address(walk.application), {"mode": "playground"})
    assert errors(sent) == ["This access mode takes no applications now. Choose another."]
    assert not Origin.objects.exists()


def test_viewers_staff_and_strangers_cannot(stranger) -> None:
    walk = make_walk(at=Status.DECLINED)
    viewer = join(walk.company, role=Role.VIEWER)
    for person in (viewer, stranger, make_staff(Role.OFFICER)):
        assert signed_in(person).get(address(walk.application)).status_code == 404
        with pytest.raises(MoveRefused):
            begin_from(origin=walk.application, mode=walk.mode, actor=person, at=NOW)
    assert "Apply again" not in text(signed_in(viewer).get(walk.application.get_absolute_url()))


def test_a_draft_is_not_copied(draft) -> None:
    assert signed_in(draft.owner).get(address(draft.application)).status_code == 404
    with pytest.raises(MoveRefused, match="still a draft"):
        begun(draft)


def test_a_reader_who_may_not_open_the_old_file_gets_no_way_to_it() -> None:
    walk = make_walk(at=Status.DECLINED)
    draft = begun(walk)
    reader = Reader(person=make_person(), roles=frozenset(), at=NOW)
    panel = for_staff(draft, reader)
    assert panel.facts == {"text": f"Begun from {walk.application.reference}.", "url": ""}


def test_the_link_to_the_origin_is_for_good() -> None:
    begun(make_walk(at=Status.DECLINED))
    for change in ("UPDATE again_origin SET kind = 'renewal'", "DELETE FROM again_origin"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


def test_withdrawing_may_say_why_and_the_staff_reads_it() -> None:
    walk = make_walk(at=Status.SUBMITTED)
    client, where = signed_in(walk.owner), page("move", walk.application, "withdraw")
    assert "Why you withdraw it, if you like to say (optional)" in text(client.get(where))
    client.post(where, {"seen": "submitted", "note": "We bought a machine."})
    walk.application.refresh_from_db()
    assert walk.application.status == Status.WITHDRAWN
    officer = walk.officer
    inbox = Notice.objects.filter(
        kind="application_withdrawn_staff", recipient=officer, channel="inbox"
    ).get()
    assert inbox.event.note == "We bought a machine."
    assert said_in(inbox)[-2:] == ["The reason they give:", "We bought a machine."]


def test_withdrawing_without_a_word_is_as_good() -> None:
    walk = make_walk(at=Status.SUBMITTED)
    client = signed_in(walk.owner)
    client.post(page("move", walk.application, "withdraw"), {"seen": "submitted", "note": ""})
    walk.application.refresh_from_db()
    assert walk.application.status == Status.WITHDRAWN
    inbox = Notice.objects.filter(kind="application_withdrawn_staff", channel="inbox").first()
    assert not [words for words in said_in(inbox) if "reason" in words]


def test_other_moves_still_want_their_reason() -> None:
    walk = make_walk(at=Status.APPROVED)
    with pytest.raises(MoveRefused, match="Give a reason"):
        perform(walk.application, "refuse_offer", actor=walk.owner, at=NOW + timedelta(hours=1))
    answer = signed_in(walk.owner).post(page("move", walk.application, "refuse_offer"), {"seen": "approved"})
    assert errors(answer) == ["Give a reason."]


def test_make_person_is_no_writer() -> None:
    walk = make_walk(at=Status.DECLINED)
    with pytest.raises(MoveRefused):
        begin_from(origin=walk.application, mode=walk.mode, actor=make_person(), at=NOW)
