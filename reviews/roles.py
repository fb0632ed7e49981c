"""Who is what to a decision, each role once, as a query."""

from typing import Any

from django.db.models import Q

from companies.roles import staff
from portal.accounts.roles import Role


def decision_scopes(user: Any) -> dict[Role, Q]:
    """Only staff, and never on a file of a company that they belong to."""
    return {role: staff(user, role, prefix="application__company__") for role in (Role.OFFICER, Role.DECIDER)}
