"""Whose turn a file is, and what that person does next: one row says it for the page and its button."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.dialogue import replies
from applications.exclusions.services import JUDGES, why_not_judge
from applications.models import Application
from applications.models.mode import StepKind
from applications.statuses import Status
from portal.accounts.roles import Role
from portal.ui.layout import Words
from reviews.models import Decision, Step
from reviews.statuses import DecisionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What the reader of a file can do now; without an address there is only the sentence."""

    text: Words
    action: Words = ""
    url: str = ""


def turn_of(
    application: Application,
    *,
    step: Step | None,
    decision: Decision | None,
    roles: frozenset[str],
    person: Any,
) -> Turn | None:
    """The next thing to do on a file, for this person; None where the file is at rest."""
    if application.status == Status.SUBMITTED:
        return _start(application, roles)
    if application.status == Status.QUESTION_OPEN:
        return Turn(text=_("The applicant has been asked. The clock stands until the answer comes."))
    if application.status == Status.REPLY_OPEN:
        return Turn(text=_("The applicant may reply to the assessment. The clock stands until then."))
    if application.status != Status.IN_REVIEW or step is None:
        return None
    if step.kind == StepKind.DECISION:
        return _decide(application, decision, roles, person)
    if step.role in roles and step.role in JUDGES and (reason := why_not_judge(application, person)):
        return Turn(text=reason)
    if step.role in roles:
        return Turn(
            text=_("This step is yours."), action=step.get_kind_display(), url=_at(application, "step")
        )
    return Turn(text=_("Waiting for: %(role)s") % {"role": step.get_role_display()})


def _start(application: Application, roles: frozenset[str]) -> Turn:
    if Role.OFFICER in roles:
        words = _("The application is new. Start the review, and the applicant is told.")
        return Turn(text=words, action=_("Start the review"), url=_at(application, "start_review"))
    return Turn(text=_("Waiting for: %(role)s") % {"role": Role.OFFICER.label})


def _decide(application: Application, decision: Decision | None, roles: frozenset[str], person: Any) -> Turn:
    if decision is None or decision.status != DecisionStatus.PREPARED:
        if Role.OFFICER in roles and replies.owed(application):
            return Turn(
                text=_(
                    "Everything is in. Before you prepare the decision, the applicant may reply to what was found."
                ),
                action=_("Let the applicant reply"),
                url=_at(application, "invite_reply"),
            )
        if Role.OFFICER in roles:
            return Turn(
                text=_("Everything is in. Prepare the decision; another person confirms it."),
                action=_("Prepare the decision"),
                url=_at(application, "decide"),
            )
        return Turn(text=_("Waiting for: %(role)s") % {"role": Role.OFFICER.label})
    if Role.DECIDER not in roles or decision.prepared_by_id == person.pk:
        return Turn(text=_("A decision is prepared and waits for a second person to confirm it."))
    return Turn(
        text=_("A decision is prepared. Read it, then confirm it or send it back."),
        action=_("Read the decision"),
        url=_at(application, "decision"),
    )


def _at(application: Application, page: str) -> str:
    return f"{reverse('reviews:file', args=[application.public_id])}{page}/"
