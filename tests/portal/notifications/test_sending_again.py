"""A message that was given up, sent again by an administrator with a reason."""

import pytest
from django.urls import reverse

from portal.notifications import letters
from portal.notifications.models import Letter, Notice, State
from portal.notifications.services import SENT_AGAIN, send_again
from portal.workflow.engine import MoveRefused
from portal.workflow.models import Event, broken_links
from tests.factories import NOW, later, make_person
from tests.factories.sessions import sign_in


@pytest.fixture
def dead(first):
    Notice.objects.filter(pk=first.pk).update(state=State.DEAD, attempts=16, last_error="550 nobody")
    first.refresh_from_db()
    return first


@pytest.fixture
def administrator(db):
    person = make_person()
    person.is_staff = person.is_superuser = True
    person.save()
    return person


def test_it_waits_again_with_all_its_attempts_before_it(dead, administrator):
    send_again(dead, actor=administrator, at=later(hours=1), reason="The mailbox is there again.")
    dead.refresh_from_db()
    assert (dead.state, dead.attempts, dead.next_attempt_at, dead.last_error) == (
        State.QUEUED,
        0,
        later(hours=1),
        "",
    )


def test_the_history_of_the_subject_says_who_and_why(dead, administrator, company):
    event = send_again(dead, actor=administrator, at=NOW, reason=" The mailbox is there again. ")
    assert (event.name, event.actor, event.note, event.data) == (
        SENT_AGAIN,
        administrator,
        "The mailbox is there again.",
        {"notice": dead.public_id, "kind": "company_received"},
    )
    assert (event.subject_kind, event.subject_id) == ("company", company.pk)
    assert broken_links(Event.objects.of(company)) == []


def test_the_bell_rings_after_the_commit(
    dead, administrator, monkeypatch, django_capture_on_commit_callbacks
):
    rung = []
    monkeypatch.setattr("portal.notifications.outbox.ring", rung.append)
    with django_capture_on_commit_callbacks(execute=True):
        send_again(dead, actor=administrator, at=NOW, reason="Again.")
    assert rung == [[dead.pk]]


@pytest.mark.parametrize("state", [State.QUEUED, State.RETRY, State.SENT])
def test_only_what_was_given_up_is_sent_again(first, administrator, state):
    Notice.objects.filter(pk=first.pk).update(state=state, sent_at=NOW if state == State.SENT else None)
    with pytest.raises(MoveRefused, match="given up"):
        send_again(first, actor=administrator, at=NOW, reason="Again.")
    assert not Event.objects.filter(name=SENT_AGAIN).exists()


def test_a_reason_is_needed(dead, administrator):
    with pytest.raises(MoveRefused, match="reason"):
        send_again(dead, actor=administrator, at=NOW, reason="  ")
    dead.refresh_from_db()
    assert dead.state == State.DEAD


LIST = reverse("admin:notifications_notice_changelist")


@pytest.fixture
def admin(client, administrator):
    return sign_in(client, administrator)


def act(admin, row, **extra):
    return admin.post(LIST, {"action": "send_again", "_selected_action": [row.pk], **extra}, follow=True)


def test_the_action_sends_again(admin, dead):
    response = act(admin, dead, reason="The mailbox is there again.")
    dead.refresh_from_db()
    assert (dead.state, "1 message is sent again." in response.content.decode()) == (State.QUEUED, True)


def test_the_action_asks_why(admin, dead):
    response = act(admin, dead)
    dead.refresh_from_db()
    assert (dead.state, "Give a reason." in response.content.decode()) == (State.DEAD, True)


@pytest.mark.parametrize("query", ["", "?state=dead", "?channel=mail", "?recipient__language=en"])
def test_the_list_opens_with_each_filter(admin, dead, query):
    assert admin.get(LIST + query).status_code == 200


@pytest.mark.parametrize("field", ["public_id", "email"])
def test_a_message_is_found_by_reference_and_by_address(admin, second, dead, field):
    words = {"public_id": dead.public_id, "email": dead.recipient.email}[field]
    found = admin.get(LIST, {"q": words}).context["cl"].queryset
    assert dead in found
    assert (second in found) == (field == "email")


@pytest.mark.parametrize("model", ["notice", "letter"])
def test_nobody_types_into_these_tables(admin, dead, model):
    assert admin.get(reverse(f"admin:notifications_{model}_add")).status_code == 403


def test_a_message_can_be_looked_at_and_not_changed(admin, dead):
    url = reverse("admin:notifications_notice_change", args=[dead.pk])
    page = admin.get(url).content.decode()
    assert ("550 nobody" in page, 'name="_save"' in page) == (True, False)
    assert admin.post(url, {"state": "sent"}).status_code == 403
    assert admin.post(reverse("admin:notifications_notice_delete", args=[dead.pk])).status_code == 403


def test_a_letter_is_shown_without_its_words(admin, db):
    letter = letters.post(to="a@example.lu", subject="Reset", text="the secret", language="en", at=NOW)
    page = admin.get(reverse("admin:notifications_letter_change", args=[letter.pk])).content.decode()
    assert ("a@example.lu" in page, "the secret" in page) == (True, False)
    assert (
        admin.get(reverse("admin:notifications_letter_changelist"), {"q": "a@example.lu"}).status_code == 200
    )
    assert Letter.objects.get().text == "the secret"
