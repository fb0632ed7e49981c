"""What is written when something happens, and what is rung after the commit."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from companies.statuses import CompanyStatus
from portal.accounts.roles import Role
from portal.notifications import outbox
from portal.notifications.bell import BATCH
from portal.notifications.kinds import notice
from portal.notifications.models import Channel, Mute, Notice, State
from portal.workflow.engine import perform
from portal.workflow.models import Event
from tests.factories import NOW, join, make_company, make_person, make_staff


@pytest.fixture
def rung(monkeypatch):
    """What was published, task by task."""
    calls = []
    monkeypatch.setattr(outbox.bell, "ring", lambda task, **ids: calls.append((task, ids)))
    return calls


@pytest.fixture
def registered(owner):
    return make_company(owner=owner, at=CompanyStatus.REGISTERED)


def test_each_recipient_gets_one_row_on_each_channel(registered, owner):
    colleague, officer = join(registered), make_staff(Role.OFFICER)
    event = perform(registered, "send", actor=owner, at=NOW)
    rows = Notice.objects.filter(event=event).values_list("kind", "recipient", "channel", "state")
    assert sorted(rows) == sorted(
        (kind, person.pk, channel, state)
        for kind, people in {"company_received": [owner, colleague], "company_to_verify": [officer]}.items()
        for person in people
        for channel, state in ((Channel.INBOX, State.SENT), (Channel.MAIL, State.QUEUED))
    )


def test_a_person_who_may_not_sign_in_gets_nothing(registered, owner):
    join(registered, user=_inactive())
    event = perform(registered, "send", actor=owner, at=NOW)
    assert set(event.notices.filter(kind="company_received").values_list("recipient", flat=True)) == {
        owner.pk
    }


def _inactive():
    person = make_person()
    person.is_active = False
    person.save()
    return person


def test_one_message_cannot_be_queued_twice(first):
    with pytest.raises(IntegrityError), transaction.atomic():
        outbox.queue(first.kind, event=first.event, subject=make_company(owner=first.recipient))


def test_what_a_person_switched_off_stays_in_the_inbox_only(registered, owner):
    quiet, officer = make_staff(Role.OFFICER), make_staff(Role.OFFICER)
    Mute.objects.create(user=quiet, kind="company_to_verify")
    event = perform(registered, "send", actor=owner, at=NOW)
    rows = event.notices.filter(kind="company_to_verify").values_list("recipient", "channel")
    assert sorted(rows) == sorted(
        [(quiet.pk, Channel.INBOX), (officer.pk, Channel.INBOX), (officer.pk, Channel.MAIL)]
    )


def test_what_may_not_be_switched_off_is_mailed_all_the_same(registered, owner):
    Mute.objects.create(user=owner, kind="company_received")
    event = perform(registered, "send", actor=owner, at=NOW)
    assert event.notices.filter(kind="company_received", channel=Channel.MAIL).count() == 1


def test_a_copy_of_ones_own_click_is_spared(registered, owner, monkeypatch):
    monkeypatch.setitem(
        notice._known, "company_received", replace(notice["company_received"], tell_actor=False)
    )
    colleague = join(registered)
    event = perform(registered, "send", actor=owner, at=NOW)
    told = event.notices.filter(kind="company_received").values_list("recipient", flat=True)
    assert set(told) == {colleague.pk}


def test_the_bell_rings_after_the_commit_with_ids_only(
    registered, owner, rung, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks:
        event = perform(registered, "send", actor=owner, at=NOW)
    assert rung == []
    for callback in callbacks:
        callback()
    mails = event.notices.filter(channel=Channel.MAIL).values_list("pk", flat=True)
    # Other tasks ring as well; none of them is told more than ids either.
    assert [ring for ring in rung if ring[0] == "portal.notifications.deliver"] == [
        ("portal.notifications.deliver", {"notice_ids": list(mails)})
    ]
    assert [kwargs for name, kwargs in rung if name != "portal.notifications.deliver"] == [{}]


@transaction.atomic
def send_and_fail(company, owner):
    perform(company, "send", actor=owner, at=NOW)
    raise RuntimeError


def test_what_is_rolled_back_rings_for_nothing(registered, owner, rung, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        send_and_fail(registered, owner)
    assert (rung, Notice.objects.count(), Event.objects.filter(name="send").count()) == ([], 0, 0)


def test_a_bell_that_breaks_does_not_undo_what_was_committed(
    registered, owner, monkeypatch, django_capture_on_commit_callbacks
):
    def broken(task, **ids):
        raise ValueError("no such queue")

    monkeypatch.setattr(outbox.bell, "ring", broken)
    with django_capture_on_commit_callbacks(execute=True):
        perform(registered, "send", actor=owner, at=NOW)
    registered.refresh_from_db()
    assert registered.status == "submitted"


def test_a_big_mailing_is_shared_out(rung):
    outbox.ring(list(range(BATCH * 2 + 1)))
    assert [len(ids["notice_ids"]) for _task, ids in rung] == [BATCH, BATCH, 1]
