"""Opens and closes the steps of a path. The application's row must be locked by the caller."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from applications.models import Application
from applications.models.mode import StepKind
from portal.core.working_days import add_working_days, counted_from
from portal.notifications.outbox import queue
from portal.workflow.models import Event
from reviews.judged import latest
from reviews.models import Step
from reviews.statuses import SKIPPED, Outcome

NOTICE_OF = {
    StepKind.TECHNICAL: "technical_to_do",
    StepKind.REVIEW: "review_to_do",
    StepKind.DECISION: "decision_to_prepare",
}


def lay(application: Application, *, at: datetime, due_from: datetime) -> None:
    """Copy the mode's path to the application, and open the first step; its days count from `due_from`."""
    Step.objects.bulk_create(
        Step(application=application, position=step.position, kind=step.kind, role=step.role, days=step.days)
        for step in application.mode.path.all()
    )
    first = application.steps.order_by("position").first()
    if first:
        _open(first, at=at, due_from=due_from)


def current(application: Application) -> Step | None:
    """The step whose turn it is."""
    return application.steps.open().first()


def close(step: Step, *, outcome: Outcome, actor: Any, at: datetime, **facts: Any) -> None:
    """End a step, record it, and open the one that follows from its outcome."""
    facts = {"version": latest(step.application)} | facts
    for name, value in {"outcome": outcome.name, "closed_at": at, "closed_by": actor, **facts}.items():
        setattr(step, name, value)
    step.save()
    event = Event.record(
        step.application, "step.closed", actor=actor, at=at, data={"kind": step.kind, "outcome": outcome.name}
    )
    if following := _next(step, outcome=outcome, at=at):
        _open(following, at=at)
        if kind := NOTICE_OF.get(StepKind(following.kind)):
            queue(kind, event=event, subject=step.application)


def _next(step: Step, *, outcome: Outcome, at: datetime) -> Step | None:
    """The step that comes after; those that an outcome makes needless are closed as such."""
    later = step.application.steps.filter(position__gt=step.position).order_by("position")
    if not outcome.to_decision:
        return later.first()
    needless = later.exclude(kind=StepKind.DECISION)
    for skipped in needless:
        skipped.opened_at, skipped.due_on = at, localdate(at)
        skipped.closed_at, skipped.outcome = at, SKIPPED.name
        skipped.save()
    return later.filter(kind=StepKind.DECISION).first()


def _open(step: Step, *, at: datetime, due_from: datetime | None = None) -> None:
    step.opened_at = at
    step.due_on = add_working_days(counted_from(due_from or at), step.days)
    step.save(update_fields=["opened_at", "due_on"])
