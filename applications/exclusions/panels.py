"""For officers alone: whom the applicant excluded, why, and who of those who could judge is meant."""

from typing import Any

from django.contrib.auth import get_user_model

from applications.exclusions.services import JUDGES, excluded_among
from applications.panels import Panel, Reader, register_staff_panel
from portal.accounts.roles import Role


def for_officers(application: Any, reader: Reader) -> Panel | None:
    """Confidential: a reviewer or assessor never learns that there is such a list."""
    if Role.OFFICER not in reader.roles:
        return None
    rows = list(application.exclusions.select_related("named_by"))
    if not rows:
        return None
    roles = set(application.steps.values_list("role", flat=True)) & JUDGES
    lines = [_line(application, Role(role)) for role in sorted(roles)]
    return Panel(template="reviews/_exclusions.html", facts={"rows": rows, "lines": lines})


def _line(application: Any, role: Role) -> dict[str, Any]:
    """Who of the holders of a role is meant, and whether anybody is left."""
    holders = list(
        get_user_model().objects.holding(role).exclude(memberships__company=application.company)  # type: ignore[attr-defined]
    )
    meant = excluded_among(application, holders)
    return {"role": role.label, "meant": meant, "left": len(holders) - len(meant)}


register_staff_panel("exclusions", order=20, source=for_officers)
