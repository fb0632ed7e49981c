"""Comments stay in the company: never seen by staff, deleted by their author alone, and shown as they were typed."""

import pytest
from django.urls import reverse

from applications.comments import services
from applications.comments.models import Comment
from applications.statuses import Status
from applications.versions import content_of
from portal.workflow.engine import MoveRefused
from portal.workflow.models import Event
from tests.applications.writing import errors, page, text
from tests.factories import NOW, make_person
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

SCRIPT = "<script>alert(1)</script> & sure?"


def thread(walk: Walk, section: str = "work") -> str:
    return page("comments", walk.application, section)


def change(walk: Walk, comment: Comment, act: str) -> str:
    return page("change_comment", walk.application, comment.public_id, act)


def test_owner_editor_and_viewer_talk_on_a_section(draft: Walk, editor, viewer) -> None:
    for person, words in ((draft.owner, "Which one?"), (editor, "The big one."), (viewer, SCRIPT)):
        assert signed_in(person).post(thread(draft), {"text": words}).status_code == 302
    shown = signed_in(editor).get(thread(draft))
    assert "Vera Viewer" in text(shown)
    assert "<script>alert" not in shown.content.decode()
    assert SCRIPT in text(shown)
    on_the_section = signed_in(editor).get(page("section", draft.application, "work"))
    assert "The big one." in text(on_the_section)
    assert "<script>alert" not in on_the_section.content.decode()
    assert "Work and model: 3" in text(signed_in(editor).get(page("tasks", draft.application)))


def test_two_clicks_are_one_comment_and_nothing_is_none(draft: Walk) -> None:
    client = signed_in(draft.owner)
    client.post(thread(draft), {"text": "Which one?"})
    client.post(thread(draft), {"text": "Which one?"})
    assert errors(client.post(thread(draft), {"text": "  "})) == ["Write your comment."]
    assert Comment.objects.count() == 1


def test_anybody_settles_and_only_the_author_deletes(draft: Walk, editor, viewer) -> None:
    row = services.write(
        application=draft.application, section="work", text="Which one?", actor=editor, at=NOW
    )
    signed_in(viewer).post(change(draft, row, "delete"))
    assert Comment.objects.count() == 1
    signed_in(viewer).post(change(draft, row, "settle"))
    row.refresh_from_db()
    assert row.resolved_by == viewer
    assert signed_in(editor).post(change(draft, row, "shout")).status_code == 404
    signed_in(editor).post(change(draft, row, "delete"))
    assert not Comment.objects.exists()


def test_nobody_of_the_staff_learns_of_them(draft: Walk) -> None:
    services.write(
        application=draft.application, section="work", text="Secret words", actor=draft.owner, at=NOW
    )
    assert "Secret words" not in str(content_of(draft.application))
    assert Event.objects.of(draft.application).count() == 1  # it was begun; nothing tells of a comment
    draft.submit()
    draft.application.refresh_from_db()
    administrator = make_person()
    type(administrator).objects.filter(pk=administrator.pk).update(is_staff=True, is_superuser=True)
    administrator.refresh_from_db()
    for person in (draft.officer, draft.assessor, draft.decider, administrator):
        assert signed_in(person).get(thread(draft)).status_code == 404
    file = signed_in(draft.officer).get(reverse("reviews:file", args=[draft.application.public_id]))
    assert "Secret words" not in file.text
    comment = Comment.objects.get()
    admin = reverse("admin:comments_comment_change", args=[comment.pk])
    assert "Secret words" not in signed_in(administrator).get(admin).text


def test_what_was_sent_stays_readable_and_closed(draft: Walk, stranger) -> None:
    row = services.write(
        application=draft.application, section="work", text="Which one?", actor=draft.owner, at=NOW
    )
    draft.submit()
    draft.application.refresh_from_db()
    assert draft.application.status == Status.SUBMITTED
    client = signed_in(draft.owner)
    assert "Which one?" in text(client.get(thread(draft)))
    refused = client.post(thread(draft), {"text": "One more"})
    assert "has been sent" in errors(refused)[0]
    with pytest.raises(MoveRefused):
        services.delete(comment=row, actor=draft.owner)
    assert signed_in(stranger).get(thread(draft)).status_code == 404
    assert signed_in(stranger).post(change(draft, row, "settle")).status_code == 404
