"""Conditions that reviews know: two people for a decision, and a released decision for its consequence."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from applications.dialogue import replies
from applications.models.mode import StepKind
from portal.workflow.lifecycle import Words
from portal.workflow.registry import guard
from reviews import basis, path
from reviews.models import Decision
from reviews.statuses import DecisionStatus, Verdict


@guard("four_eyes")
def four_eyes(decision: Any, /, *, actor: Any, at: datetime) -> Words:
    """Whoever prepared a decision leaves it to another."""
    if actor is not None and decision.prepared_by_id == actor.pk:
        return _("You prepared this decision, so another person has to confirm it or send it back.")
    return ""


@guard("answers_considered")
def answers_considered(decision: Any, /, *, actor: Any, at: datetime) -> Words:
    """Nothing has been answered since the decision was prepared: the right to be heard means that somebody listens."""
    if decision.application.rounds.filter(answered_at__gt=decision.prepared_at).exists():
        return _(
            "The applicant has answered a question since this was prepared. Send it back to the officer, "
            "who prepares it anew with the answer in mind."
        )
    return ""


@guard("reply_owed")
def reply_owed(application: Any, /, *, actor: Any, at: datetime) -> Words:
    """The mode gives a right to reply, everything but the decision is done, and nobody has been told yet."""
    if not replies.owed(application):
        return _("There is no reply to wait for: the mode gives none, or the applicant has had it.")
    step = path.current(application)
    if step is None or step.kind != StepKind.DECISION:
        return _("The assessment is not done yet. The applicant is told once it is.")
    if application.decisions.filter(status=DecisionStatus.PREPARED).exists():
        return _("A decision is prepared already.")
    return ""


@guard("basis_holds")
def basis_holds(decision: Any, /, *, actor: Any, at: datetime) -> Words:
    """The basis of an award still holds today; de minimis aid still fits into the undertaking's room."""
    return basis.why_not_now(decision, at=at)


def _released(verdict: Verdict) -> Any:
    def released(application: Any, /, *, actor: Any, at: datetime) -> Words:
        """A decision of this kind has been confirmed by a second person."""
        decisions = Decision.objects.filter(
            application=application, status=DecisionStatus.RELEASED, verdict=verdict
        )
        return "" if decisions.exists() else _("Two people have to decide this first.")

    return released


guard("approval_released")(_released(Verdict.APPROVE))
guard("refusal_released")(_released(Verdict.DECLINE))
guard("ineligibility_released")(_released(Verdict.INELIGIBLE))
