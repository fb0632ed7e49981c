"""Whether messages get out, as whoever watches the site is told."""

import json
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import RequestFactory
from django.utils import timezone

from portal.notifications import canary, health
from portal.notifications.models import Canary, Notice, State
from portal.notifications.tasks import fly
from tests.factories import NOW


def ask(method="get"):
    response = health.pipeline(getattr(RequestFactory(), method)("/healthz/pipeline"))
    return response.status_code, json.loads(response.content) if response.content else None


def test_where_nothing_ever_passed_the_pipe_stands_still(db):
    assert ask() == (
        503,
        {"pipeline": "stands still", "canary_seconds": None, "overdue_seconds": 0, "given_up": 0},
    )


@pytest.mark.parametrize(("seconds", "status", "word"), [(110, 200, "ok"), (121, 503, "stands still")])
def test_two_minutes_decide(db, seconds, status, word):
    canary.passed(at=timezone.now() - timedelta(seconds=seconds))
    code, figures = ask()
    assert (code, figures["pipeline"]) == (status, word)


def test_there_is_one_canary(db):
    canary.passed(at=NOW)
    canary.passed(at=NOW + timedelta(seconds=30))
    assert list(Canary.objects.values_list("id", "passed_at")) == [(1, NOW + timedelta(seconds=30))]


def test_the_task_writes_the_time_of_the_database(db):
    fly()
    assert ask()[0] == 200


def test_it_says_what_waits_and_what_was_given_up(first, second):
    Notice.objects.filter(pk=first.pk).update(state=State.DEAD)
    _status, figures = ask()
    overdue = int((timezone.now() - second.next_attempt_at).total_seconds())
    assert figures["given_up"] == 1
    assert abs(figures["overdue_seconds"] - overdue) <= 1


def test_a_database_that_is_away_is_said_so(db, monkeypatch):
    def away(*, at):
        raise OperationalError

    monkeypatch.setattr(canary, "age", away)
    assert ask() == (503, {"pipeline": "no database"})


def test_it_is_only_read(db):
    response = health.pipeline(RequestFactory().post("/healthz/pipeline"))
    assert response.status_code == 405


def test_nobody_has_to_sign_in_for_it():
    assert health.pipeline.login_required is False
