"""Whatever anybody tries in whatever order, the events explain where an application stands, and the hours add up."""

from typing import Any

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allocations.models import CapacityEntry, CapacityPool
from applications.lifecycle import APPLICATION
from applications.models import Application
from applications.statuses import Status
from companies.aidledger.instruments import CONDITIONS
from portal.workflow.engine import MoveRefused, perform
from portal.workflow.models import Event, broken_links
from reviews import services as reviews
from reviews.models import Decision
from tests.factories import NOW, make_person, make_walk
from tests.factories.applications import Walk

pytestmark = pytest.mark.django_db

PEOPLE = ("owner", "officer", "assessor", "decider", "stranger", "system")
ACTS = (*APPLICATION.moves, "eligible", "feasible", "prepare", "confirm", "offer")
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(PEOPLE)), min_size=5, max_size=40)


def attempt(walk: Walk, act: str, actor: Any) -> None:
    """Try one thing as one person; a refusal is an answer."""
    application = Application.objects.get(pk=walk.application.pk)
    try:
        with transaction.atomic():
            if act in APPLICATION.moves:
                perform(application, act, actor=actor, at=NOW, note="because")
            elif act == "confirm":
                if decision := Decision.objects.filter(application=application).last():
                    reviews.confirm(decision=decision, actor=actor, at=NOW)
            elif act == "prepare":
                reviews.prepare_decision(
                    application=application,
                    verdict="approve",
                    reasons="Good.",
                    hours=application.hours,
                    months=3,
                    starts_on=application.starts_on,
                    instrument=walk.instrument,
                    conditions=[row.key for row in CONDITIONS[walk.instrument]],
                    actor=actor,
                    at=NOW,
                )
            elif step := application.steps.open().first():
                reviews.close_step(step=step, outcome=act, actor=actor, at=NOW, checks=walk.checks())
    except MoveRefused:
        pass


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_events_explain_the_state_and_hours_add_up(steps: list[tuple[str, str]]) -> None:
    here = transaction.savepoint()
    walk = make_walk(at=Status.DRAFT)
    walk.pools()
    people = {name: getattr(walk, name, None) for name in PEOPLE} | {
        "stranger": make_person(),
        "system": None,
    }
    for act, name in steps:
        attempt(walk, act, people[name])

    application = Application.objects.get(pk=walk.application.pk)
    events = list(Event.objects.of(application))
    edges = {(source, target) for source, target, _move in APPLICATION.edges()}
    made = [(event.source, event.target) for event in events if event.name in APPLICATION.moves]
    assert broken_links(events) == []
    assert set(made) <= edges
    assert [source for source, _target in made] == [Status.DRAFT, *(target for _source, target in made)][:-1]
    assert application.status == (made[-1][1] if made else Status.DRAFT)
    assert people["stranger"].pk not in {event.actor_id for event in events}
    for pool in CapacityPool.objects.all():
        sums = CapacityEntry.objects.filter(pool=pool).aggregate(r=Sum("reserved"), c=Sum("committed"))
        assert (pool.reserved, pool.committed) == (sums["r"] or 0, sums["c"] or 0)
    transaction.savepoint_rollback(here)
