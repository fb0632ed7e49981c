"""The net under the doorbell."""

from datetime import timedelta

import pytest

from portal.notifications import bell, letters, sweeping
from portal.notifications.models import Letter, Notice, State
from portal.notifications.queries import overdue_seconds
from portal.notifications.sweeping import sweep
from tests.factories import NOW, later, make_company
from tests.portal.notifications.rows import waiting


@pytest.fixture
def rung(monkeypatch):
    calls = []
    monkeypatch.setattr(bell.bell, "ring", lambda task, **ids: calls.append((task.rpartition(".")[2], ids)))
    return calls


def test_it_rings_for_the_first_due_row_of_each_recipient(first, second, rung):
    other = waiting(make_company().created_by)[0]
    letter = letters.post(to="a@example.lu", subject="x", text="y", language="en", at=NOW)
    Notice.objects.exclude(recipient__in=[first.recipient, other.recipient]).delete()
    assert sweep(at=NOW) == 3
    assert rung == [
        ("deliver", {"notice_ids": [first.pk, other.pk]}),
        ("deliver_letters", {"letter_ids": [letter.pk]}),
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"next_attempt_at": later(seconds=1), "state": State.RETRY},
        {"locked_until": later(seconds=1)},
        {"state": State.SENT, "sent_at": NOW},
        {"state": State.DEAD},
    ],
)
def test_it_leaves_alone_what_is_not_due(first, rung, change):
    Notice.objects.exclude(pk=first.pk).delete()
    Notice.objects.filter(pk=first.pk).update(**change)
    assert (sweep(at=NOW), rung) == (0, [])


def test_it_rings_for_what_a_dead_worker_held(first, rung):
    Notice.objects.exclude(pk=first.pk).delete()
    Notice.objects.filter(pk=first.pk).update(locked_until=NOW, attempts=1)
    assert sweep(at=NOW) == 1


def test_it_gives_up_what_killed_every_worker(first, rung, settings):
    letter = letters.post(to="a@example.lu", subject="x", text="y", language="en", at=NOW)
    for model in (Notice, Letter):
        model.objects.waiting().update(attempts=settings.DELIVERY_ATTEMPTS)
    assert sweep(at=NOW) == 0
    letter.refresh_from_db()
    assert (waiting().count(), letter.state, letter.text) == (0, State.DEAD, "")


def test_a_backlog_does_not_flood_the_broker(first, rung, monkeypatch):
    monkeypatch.setattr(sweeping, "MOST", 1)
    make_company()
    assert sweep(at=NOW) == 1


def test_mail_that_nobody_took_in_time_raises_the_alarm(first, rung, capsys):
    late = first.next_attempt_at + timedelta(seconds=sweeping.ALARM)
    sweep(at=late)
    assert "delivery.overdue" not in capsys.readouterr().out
    sweep(at=late + timedelta(seconds=1))
    assert "delivery.overdue" in capsys.readouterr().out


def test_overdue_counts_from_when_the_first_row_was_due(first):
    assert overdue_seconds(at=first.next_attempt_at + timedelta(seconds=90)) == 90


def test_nothing_that_waits_is_nothing_overdue(db):
    assert overdue_seconds(at=NOW) == 0
