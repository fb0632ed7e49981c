"""Who is what to a company, each role once, as a query."""

from typing import Any

from django.db.models import Q

from portal.accounts.roles import EVERY, NONE, Role


def member(user: Any, *roles: Role, prefix: str = "") -> Q:
    """The rows whose company this person belongs to in one of these roles; one Q, so that both halves meet."""
    return Q(**{f"{prefix}memberships__user": user, f"{prefix}memberships__role__in": roles})


def staff(user: Any, role: Role, *, scope: Q = EVERY, prefix: str = "") -> Q:
    """What a staff role reaches: never the file of a company that the person belongs to."""
    if role not in user.staff_role_names:
        return NONE
    return scope & ~Q(**{f"{prefix}memberships__user": user})


def company_scopes(user: Any) -> dict[Role, Q]:
    """For each role, the companies on which this person holds it."""
    sent = ~Q(status="registered")
    return {
        Role.OWNER: member(user, Role.OWNER),
        Role.EDITOR: member(user, Role.EDITOR),
        Role.VIEWER: member(user, Role.VIEWER),
        Role.OFFICER: staff(user, Role.OFFICER, scope=sent),
        Role.DECIDER: staff(user, Role.DECIDER, scope=sent),
    }


def join_scopes(user: Any) -> dict[Role, Q]:
    """The person who asked, and the owners who answer."""
    return {
        Role.ASKER: Q(person=user),
        Role.OWNER: member(user, Role.OWNER, prefix="company__"),
    }
