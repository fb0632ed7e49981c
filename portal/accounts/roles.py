"""Every role in the house, once. Who holds one on which object is a query in each app's roles.py."""

from typing import Any

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

# A bare Q() vanishes when OR-ed, so "everything" and "nothing" are spelt out.
EVERY = ~Q(pk__in=[])
NONE = Q(pk__in=[])


class Role(TextChoices):
    """What a person, or the system itself, can be to an object."""

    OWNER = "owner", _("Owner")
    EDITOR = "editor", _("Editor")
    VIEWER = "viewer", _("Viewer")
    OFFICER = "officer", _("Programme officer")
    REVIEWER = "reviewer", _("Reviewer")
    ASSESSOR = "assessor", _("Technical assessor")
    PANEL = "panel", _("Panel member")
    DECIDER = "decider", _("Decider")
    OPERATOR = "operator", _("Operator")
    OBSERVER = "observer", _("Observer")
    ASKER = "asker", _("Person who asked")
    SYSTEM = "system", _("The system")


MEMBER_ROLES = (Role.OWNER, Role.EDITOR, Role.VIEWER)
STAFF_ROLES = (
    Role.OFFICER,
    Role.REVIEWER,
    Role.ASSESSOR,
    Role.PANEL,
    Role.DECIDER,
    Role.OPERATOR,
    Role.OBSERVER,
)


def choices(*roles: Role) -> list[tuple[str, Any]]:
    """The (value, label) pairs of some roles, for a field that admits only these."""
    return [(role.value, role.label) for role in roles]
