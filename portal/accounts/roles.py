"""Every role in the house, once. Who holds one on which object is a query in each app's roles.py."""

from collections.abc import Iterable
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


def any_of(scopes: Iterable[Q]) -> Q:
    """What at least one of these queries finds; NONE where none of them can find anything.

    Queries that differ in one list of values become one with the longer list: owner, editor and viewer of
    the same company are one condition, not three, and what nobody can hold costs nothing.
    """
    found: dict[Any, Q] = {}
    for scope in scopes:
        if scope is NONE:
            continue
        key, name, values = _apart(scope)
        if key in found and name:
            values = [*dict(found[key].children)[name], *values]
            scope = Q(*key, (name, values))
        found[key] = scope
    whole = NONE
    for scope in found.values():
        whole = scope if whole is NONE else whole | scope
    return whole


def _apart(scope: Q) -> tuple[Any, str, list[Any]]:
    """A query's conditions but its only list of values, that list's name, and the list; else the query itself."""
    plain = scope.connector == Q.AND and not scope.negated
    if plain and all(isinstance(child, tuple) for child in scope.children):
        lists = [child for child in scope.children if child[0].endswith("__in")]
        if len(lists) == 1 and isinstance(lists[0][1], list | tuple):
            rest = tuple(child for child in scope.children if child is not lists[0])
            return rest, lists[0][0], list(lists[0][1])
    return scope, "", []
