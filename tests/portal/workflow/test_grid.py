"""Every move from every state, generated from the table: what the table has passes, all else is refused."""

import pytest
from django.db import ProgrammingError, transaction

from applications.lifecycle import APPLICATION
from applications.models import Application
from applications.statuses import Status
from portal.accounts.roles import Role
from portal.workflow.engine import AlreadyMoved, perform
from portal.workflow.models import Event
from portal.workflow.registry import effect, guard
from tests.factories import NOW, make_walk

pytestmark = pytest.mark.django_db


def leave_only_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guards and effects have tests of their own; here everybody may, and only the table speaks."""
    free = dict.fromkeys(guard.names(), lambda subject, /, *, actor, at: "")
    still = dict.fromkeys(effect.names(), lambda subject, /, *, event, actor, at: None)
    monkeypatch.setattr(guard, "_known", free)
    monkeypatch.setattr(effect, "_known", still)
    monkeypatch.setattr(Application, "roles_of", lambda self, user: frozenset(Role))


@pytest.mark.parametrize("status", list(Status))
def test_moves_from_state(status: Status, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = make_walk(at=status)
    leave_only_the_table(monkeypatch)
    before = Event.objects.of(walk.application).count()
    outcome = {}
    for name in APPLICATION.moves:
        application = Application.objects.get(pk=walk.application.pk)
        here = transaction.savepoint()
        try:
            perform(application, name, actor=walk.owner, at=NOW, note="because")
        except AlreadyMoved:
            application.refresh_from_db()
        outcome[name] = (application.status, Event.objects.of(application).count() - before)
        transaction.savepoint_rollback(here)
    assert outcome == {
        name: (move.target, 1) if status in move.sources else (status, 0)
        for name, move in APPLICATION.moves.items()
    }


@pytest.mark.parametrize("status", list(Status))
def test_database_refuses_what_the_table_lacks(status: Status) -> None:
    """Past the engine, by plain SQL: only edges of the table, and only with what the state needs."""
    application = make_walk(at=status).application
    reachable = {move.target for move in APPLICATION.leaving(status)} | {status}
    for target in set(Status) - reachable:
        with pytest.raises(ProgrammingError, match="Invalid transition"), transaction.atomic():
            Application.objects.filter(pk=application.pk).update(status=target)
