"""Every role in the house, once. Who holds one on which object is a query in each app's roles.py."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
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
    INVITEE = "invitee", _("Invited person")
    ADMINISTRATOR = "administrator", _("Administrator")
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


def any_of(scopes: Iterable[Q]) -> Q:
    """What at least one of these queries finds; NONE where none of them can find anything.

    Queries that differ in one list of values become one with the longer list: owner, editor and viewer of
    the same company are one condition, not three, and what nobody can hold costs nothing.
    """
    lists: dict[tuple[Any, str], list[Any]] = {}
    found: list[Q] = []
    for scope in scopes:
        if scope is NONE:
            continue
        if name := _list_of(scope):
            rest = tuple(child for child in scope.children if child[0] != name)  # type: ignore[index, union-attr]
            lists.setdefault((rest, name), []).extend(dict(scope.children)[name])  # type: ignore[arg-type, index]
        else:
            found.append(scope)
    found += [Q(*rest, (name, values)) for (rest, name), values in lists.items()]
    return reduce(or_, found) if found else NONE


def _list_of(scope: Q) -> str:
    """The name of a query's only list of values; "" where it has none, or where it is more than a plain "and"."""
    if scope.connector != Q.AND or scope.negated:
        return ""
    children: list[Any] = scope.children
    if not all(isinstance(child, tuple) for child in children):
        return ""
    names = [name for name, value in children if name.endswith("__in") and isinstance(value, list | tuple)]
    return names[0] if len(names) == 1 else ""
