"""What follows for steps and decisions from a move, in the same transaction."""

from datetime import datetime
from typing import Any

from allocations.services import make_offer
from applications.dialogue.clock import pauses_of
from applications.receipt import counts_from
from portal.core.working_days import add_working_days, counted_from, working_days_between
from portal.workflow.engine import perform
from portal.workflow.registry import effect
from reviews import basis, path
from reviews.models import Decision
from reviews.statuses import WITHDRAWN, DecisionStatus, Verdict, outcome_of

MOVE_OF = {Verdict.APPROVE: "approve", Verdict.DECLINE: "decline", Verdict.INELIGIBLE: "find_ineligible"}


@effect("path_laid")
def path_laid(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """The path that the mode has today is the application's path for good."""
    path.lay(application, at=at, due_from=counts_from(application, otherwise=at))


@effect("due_dates_moved")
def due_dates_moved(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """The clock stood while we waited: the open step is due later by the working days that took."""
    step = path.current(application)
    since = next((asked for asked, ended in pauses_of(application) if ended == at), None)
    if step is None or step.due_on is None or since is None:
        return
    waited = working_days_between(counted_from(since), counted_from(at))
    step.due_on = add_working_days(step.due_on, waited)
    step.save(update_fields=["due_on"])


@effect("steps_closed")
def steps_closed(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """A withdrawn application waits for nobody: its open step ends, a prepared decision is set aside."""
    if step := path.current(application):
        step.outcome, step.closed_at, step.closed_by = WITHDRAWN.name, at, actor
        step.save(update_fields=["outcome", "closed_at", "closed_by"])
    for decision in Decision.objects.filter(application=application, status=DecisionStatus.PREPARED):
        perform(decision, "overtake", actor=None, at=at)


@effect("decision_released")
def decision_released(decision: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """Only the release moves the application: the offer is written and its hours reserved under the same lock."""
    application, verdict = decision.application, Verdict(decision.verdict)
    if verdict == Verdict.APPROVE:
        make_offer(
            application=application,
            hours=decision.hours,
            months=decision.months,
            starts_on=decision.starts_on,
            basis=basis.of(decision),
            actor=decision.prepared_by,
            at=at,
        )
    step, outcome = path.current(application), outcome_of("decision", verdict)
    if step and outcome:
        path.close(step, outcome=outcome, actor=actor, at=at)
    perform(application, MOVE_OF[verdict], actor=actor, at=at)
