"""The condition that exclusions put on acts of those who judge."""

from datetime import datetime
from typing import Any

from applications.exclusions.services import JUDGES, why_not_judge
from portal.accounts.roles import Role
from portal.workflow.lifecycle import Words
from portal.workflow.registry import guard


@guard("not_excluded")
def not_excluded(application: Any, /, *, actor: Any, at: datetime) -> Words:
    """Whom the applicant excluded does not ask as a judge either; officers act as officers."""
    if actor is None or actor.staff_role_names.isdisjoint(JUDGES):
        return ""
    if Role.OFFICER in actor.staff_role_names:
        return ""
    return why_not_judge(application, actor)
