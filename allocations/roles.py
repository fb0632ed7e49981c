"""Who is what to an allocation, each role once, as a query."""

from typing import Any

from django.db.models import Q

from companies.roles import member, staff
from portal.accounts.roles import Role

COMPANY = "company__"


def allocation_scopes(user: Any) -> dict[Role, Q]:
    """For each role, the allocations on which this person holds it."""
    members = {role: member(user, role, prefix=COMPANY) for role in (Role.OWNER, Role.EDITOR, Role.VIEWER)}
    return members | {role: staff(user, role, prefix=COMPANY) for role in (Role.OPERATOR, Role.OFFICER)}
