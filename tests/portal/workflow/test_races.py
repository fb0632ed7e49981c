"""Two people press at the same moment: one wins, the other reads a sentence, and nothing happens twice.

The last test takes the lock away and shows that the race is real.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.db.models import QuerySet

from allocations import services as allocations
from allocations.models import Allocation, CapacityPool
from applications import services
from applications.models import Application, Version
from applications.statuses import Status
from portal.notifications.models import Notice
from portal.workflow import engine
from portal.workflow.engine import MoveRefused
from portal.workflow.models import Event
from reviews import services as reviews
from reviews.models import Decision
from tests.factories import NOW, make_walk

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls: Callable[[], Any]) -> list[str]:
    """Run each call in a thread with a connection of its own; say how each ended."""
    barrier = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> str:
        try:
            barrier.wait(timeout=10)
            call()
        except MoveRefused as refused:
            return str(refused)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(calls)) as pool:
        return sorted(pool.map(run, calls))


def fresh(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


def moves(application: Application, name: str) -> int:
    return Event.objects.of(application).filter(name=name).count()


def test_two_submissions() -> None:
    walk = make_walk(at=Status.DRAFT)
    calls = [lambda: services.submit(application=fresh(walk.application), actor=walk.owner, at=NOW)] * 2
    refused, done = at_once(*calls)
    assert (done, "look again before you go on" in refused) == ("done", True)
    assert moves(walk.application, "submit") == 1
    assert Version.objects.count() == 1
    receipts = Notice.objects.filter(kind="application_received", channel="mail")
    assert [receipt.recipient for receipt in receipts] == [walk.owner]


def test_two_acceptances() -> None:
    walk = make_walk(at=Status.APPROVED)
    calls = [lambda: allocations.accept(application=fresh(walk.application), actor=walk.owner, at=NOW)] * 2
    refused, done = at_once(*calls)
    assert (done, "look again before you go on" in refused) == ("done", True)
    assert Allocation.objects.count() == 1
    assert sum(pool.committed for pool in CapacityPool.objects.all()) == walk.application.hours


def test_two_deciders() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    decision = walk.prepare()
    second = make_walk(at=Status.DRAFT).decider
    calls = [
        lambda actor=actor: reviews.confirm(
            decision=Decision.objects.get(pk=decision.pk), actor=actor, at=NOW
        )
        for actor in (walk.decider, second)
    ]
    refused, done = at_once(*calls)
    assert (done, "look again before you go on" in refused) == ("done", True)
    assert moves(walk.application, "approve") == 1
    assert sum(pool.reserved for pool in CapacityPool.objects.all()) == walk.application.hours


def test_two_officers_prepare() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    walk.to_decision()
    calls = [
        lambda actor=actor: reviews.prepare_decision(
            application=fresh(walk.application), verdict="decline", reasons="Too early.", actor=actor, at=NOW
        )
        for actor in (walk.officer, make_walk(at=Status.DRAFT).officer)
    ]
    refused, done = at_once(*calls)
    assert (done, refused.startswith("A colleague has prepared a decision already")) == ("done", True)
    assert Decision.objects.count() == 1


def test_withdrawal_meets_release() -> None:
    """Whoever comes second is told; the two never wait for each other in a circle."""
    walk = make_walk(at=Status.IN_REVIEW)
    decision = walk.prepare()
    outcome = at_once(
        lambda: reviews.confirm(decision=Decision.objects.get(pk=decision.pk), actor=walk.decider, at=NOW),
        walk.withdraw,
    )
    assert outcome.count("done") == 1
    status = fresh(walk.application).status
    reserved = sum(pool.reserved for pool in CapacityPool.objects.all())
    assert (status, reserved) in [(Status.WITHDRAWN, 0), (Status.APPROVED, walk.application.hours)]


def test_without_the_lock_both_would_submit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The race is real: with the lock removed, both pass the check and the database has to stop one of them."""
    walk = make_walk(at=Status.DRAFT)
    checked, check = Barrier(2), engine._why_not

    def check_and_wait(*args: Any, **kwargs: Any) -> Any:
        reason = check(*args, **kwargs)
        checked.wait(timeout=10)
        return reason

    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, *args, **kwargs: self._chain())
    monkeypatch.setattr(engine, "_why_not", check_and_wait)
    calls = [lambda: services.submit(application=fresh(walk.application), actor=walk.owner, at=NOW)] * 2
    with pytest.raises(DatabaseError):
        at_once(*calls)
