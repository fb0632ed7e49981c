"""States of a decision, and the outcomes that each kind of step can have."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.models.mode import StepKind


class DecisionStatus(TextChoices):
    """Where a decision stands between the two people who make it."""

    PREPARED = "prepared", _("Prepared, waiting for confirmation")
    RELEASED = "released", _("Confirmed and released")
    SENT_BACK = "sent_back", _("Sent back")
    VOID = "void", _("Overtaken: the application was withdrawn")


class Verdict(TextChoices):
    """What a decision says."""

    APPROVE = "approve", _("Approve")
    DECLINE = "decline", _("Decline")
    INELIGIBLE = "ineligible", _("Not eligible")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One way in which a step can end."""

    name: str
    label: str | Promise
    to_decision: bool = False  # skip what lies between and go to the decision
    needs_note: bool = False
    needs_hours: bool = False


OUTCOMES: dict[str, tuple[Outcome, ...]] = {
    StepKind.ELIGIBILITY: (
        Outcome(name="eligible", label=_("Eligible")),
        Outcome(name="not_eligible", label=_("Not eligible"), to_decision=True, needs_note=True),
    ),
    StepKind.TECHNICAL: (
        Outcome(name="feasible", label=_("Feasible as asked")),
        Outcome(
            name="feasible_otherwise",
            label=_("Feasible with another amount"),
            needs_note=True,
            needs_hours=True,
        ),
        Outcome(name="not_feasible", label=_("Not feasible"), to_decision=True, needs_note=True),
    ),
    StepKind.REVIEW: (
        Outcome(name="recommended", label=_("Recommended"), needs_note=True),
        Outcome(name="not_recommended", label=_("Not recommended"), needs_note=True),
    ),
    StepKind.DECISION: (
        Outcome(name=Verdict.APPROVE, label=_("Approved")),
        Outcome(name=Verdict.DECLINE, label=_("Declined")),
        Outcome(name=Verdict.INELIGIBLE, label=_("Not eligible")),
    ),
}
SKIPPED = Outcome(name="skipped", label=_("Not needed"))
WITHDRAWN = Outcome(name="withdrawn", label=_("Ended: the application was withdrawn"))

LABELS = {outcome.name: outcome.label for outcomes in OUTCOMES.values() for outcome in outcomes} | {
    SKIPPED.name: SKIPPED.label,
    WITHDRAWN.name: WITHDRAWN.label,
}


def outcome_of(kind: str, name: str) -> Outcome | None:
    """The row of the table, or None where this kind of step knows no such outcome."""
    return next((outcome for outcome in OUTCOMES[kind] if outcome.name == name), None)
