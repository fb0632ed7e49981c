"""Who is what to a mandate: the owners of its company, and the officers who check it."""

from typing import Any

from django.db.models import Q

from companies.roles import member, staff
from portal.accounts.roles import Role


def mandate_scopes(user: Any) -> dict[Role, Q]:
    """An officer checks the mandates of registrations that were sent, never those of an own company."""
    sent = ~Q(company__status="registered")
    return {
        Role.OWNER: member(user, Role.OWNER, prefix="company__"),
        Role.OFFICER: staff(user, Role.OFFICER, scope=sent, prefix="company__"),
    }
