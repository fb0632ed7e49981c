"""Who is what to a hit and to a company's answers: the staff of the programme, never a member of the company."""

from typing import Any

from companies.roles import member, staff
from portal.accounts.roles import Role


def hit_scopes(user: Any) -> dict[Role, Any]:
    """SECURITY: nobody on the company's side holds a role on a hit, so it is a 404 for them."""
    return {role: staff(user, role, prefix="company__") for role in (Role.OFFICER, Role.DECIDER)}


def statement_scopes(user: Any) -> dict[Role, Any]:
    """The company's own people read what they answered; officers read and clear what was sent."""
    members = {
        role: member(user, role, prefix="company__") for role in (Role.OWNER, Role.EDITOR, Role.VIEWER)
    }
    return members | hit_scopes(user)
