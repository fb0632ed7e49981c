"""What the people who check and decide look at: the open steps that wait for them."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from applications.models import Application
from applications.models.mode import STEP_ROLES, StepKind
from applications.statuses import WITH_APPLICANT
from portal.accounts.roles import Role
from reviews.models import Decision, Step
from reviews.statuses import DecisionStatus


def waiting_for(user: Any) -> QuerySet[Step]:
    """The open steps whose turn is this person's, the most urgent first.

    A decision waits for an officer until it is prepared and for a decider from then on. A file that
    waits for its applicant's answer waits for nobody here.
    """
    roles = user.staff_role_names
    prepared = Exists(
        Decision.objects.filter(application=OuterRef("application"), status=DecisionStatus.PREPARED)
    )
    mine = Q(kind=StepKind.DECISION) & _decisions(roles, prepared)
    mine |= ~Q(kind=StepKind.DECISION) & Q(role__in=roles)
    files = Application.objects.held_by(user, *STEP_ROLES).exclude(status__in=WITH_APPLICANT)
    return (
        Step.objects.open()
        .filter(mine, application__in=files)
        .select_related("application__company")
        .annotate(prepared=prepared)
        .order_by("due_on", "id")
    )


def _decisions(roles: frozenset[str], prepared: Exists) -> Q:
    """Whose turn a decision is."""
    turn = Q(pk__in=[])
    if Role.OFFICER in roles:
        turn |= ~Q(prepared)
    if Role.DECIDER in roles:
        turn |= Q(prepared)
    return turn


def files_for(user: Any) -> QuerySet[Application]:
    """Every submitted application that this person works on, the latest first."""
    return (
        Application.objects.held_by(user, *STEP_ROLES)
        .exclude(submitted_at=None)
        .select_related("company", "mode")
        .order_by("-submitted_at", "-id")
    )
