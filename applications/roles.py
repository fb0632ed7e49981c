"""Who is what to an application, each role once, as a query."""

from typing import Any

from django.db.models import Q

from applications.statuses import UNSENT
from companies.roles import member, staff
from portal.accounts.roles import Role

COMPANY = "company__"
SENT = ~Q(status__in=UNSENT) & Q(reference__isnull=False)


def application_scopes(user: Any) -> dict[Role, Q]:
    """For each role, the applications on which this person holds it.

    Staff never reach a draft, and never a file of a company that they belong to.
    """
    reached = {
        Role.OFFICER: SENT,
        Role.DECIDER: SENT,
        Role.ASSESSOR: SENT & Q(steps__role=Role.ASSESSOR, steps__opened_at__isnull=False),
        Role.REVIEWER: SENT & Q(steps__role=Role.REVIEWER, steps__opened_at__isnull=False),
    }
    members = {role: member(user, role, prefix=COMPANY) for role in (Role.OWNER, Role.EDITOR, Role.VIEWER)}
    return members | {role: staff(user, role, scope=scope, prefix=COMPANY) for role, scope in reached.items()}
