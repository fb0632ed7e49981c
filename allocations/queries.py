"""Reads of offers and allocations that more than one page needs."""

from typing import Any

from django.db.models import QuerySet

from allocations.models import Allocation
from allocations.statuses import Status
from applications.statuses import Status as ApplicationStatus
from companies.roles import member
from companies.team.current import in_view
from portal.accounts.roles import MEMBER_ROLES, Role


def with_heads(allocations: QuerySet[Any]) -> QuerySet[Any]:
    """With what every list shows, so that a row costs no query."""
    return allocations.select_related("company", "application__mode", "application__company")


def allocation_of(application: Any) -> Allocation | None:
    """What became of an accepted offer, read once; no other application has one, so none is asked for."""
    if application.status != ApplicationStatus.ACCEPTED:
        return None
    found: Allocation | None = getattr(application, "allocation", None)
    return found


def own_allocations(person: Any) -> QuerySet[Any]:
    """The allocations of the companies that this person acts for now."""
    own = member(person, *MEMBER_ROLES, prefix="company__")
    return with_heads(Allocation.objects.visible_to(person).filter(own, in_view(person)))


def operated_by(person: Any) -> QuerySet[Any]:
    """The allocations that this person looks after as an operator: never those of an own company."""
    if Role.OPERATOR not in person.staff_role_names:
        return Allocation.objects.none()
    return with_heads(Allocation.objects.visible_to(person)).exclude(company__memberships__user=person)


def to_set_up(person: Any) -> QuerySet[Any]:
    return operated_by(person).filter(status=Status.TO_PROVISION)
