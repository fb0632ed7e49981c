"""Reads of applications that more than one page needs."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from applications.models import AccessMode, Application
from applications.models.mode import StepKind
from companies.models import Company, Membership
from companies.roles import member
from companies.team.current import in_view
from portal.accounts.roles import MEMBER_ROLES, Role

WRITERS = (Role.OWNER, Role.EDITOR)


def own(person: Any) -> QuerySet[Any]:
    """The applications of the companies that this person acts for now, each with the `role` held there."""
    held = Membership.objects.filter(user=person, company=OuterRef("company")).values("role")[:1]
    return (
        Application.objects.visible_to(person)
        .filter(member(person, *MEMBER_ROLES, prefix="company__"), in_view(person))
        .with_heads()
        .annotate(role=Subquery(held))
    )


def shown_modes() -> QuerySet[AccessMode]:
    """Every access mode with its path, in the order of the catalogue."""
    return AccessMode.objects.prefetch_related(Prefetch("path"))


def companies_to_apply_for(person: Any) -> QuerySet[Company]:
    """Where this person may begin an application."""
    return Company.objects.visible_to(person).filter(member(person, *WRITERS)).order_by("name")


def path_kinds(application: Application) -> list[str]:
    """What happens to this application, in order: its own path once it is submitted, else that of its mode.

    The rows of the path come from the app to the right; which of them is done is never read here.
    """
    steps: Iterable[Any] = (
        application.steps.all() if application.submitted_at else application.mode.path.all()
    )
    return [StepKind(step.kind) for step in steps]
