"""Checks for a table, made from its lifecycle: the database refuses what the code must never do."""

from typing import Any

import pgtrigger
from django.db.models import CheckConstraint, Q

from portal.workflow.lifecycle import Lifecycle


def known_status(lifecycle: Lifecycle) -> CheckConstraint:
    """`status` is one of the states of the table."""
    return CheckConstraint(
        condition=Q(status__in=sorted(lifecycle.states.values)), name=f"{lifecycle.name}_known_status"
    )


def stamped_together(lifecycle: Lifecycle, stamp: str) -> CheckConstraint:
    """`<stamp>_at` and `<stamp>_by` are both there or both missing."""
    filled = Q(**{f"{stamp}_at__isnull": False, f"{stamp}_by__isnull": False})
    empty = Q(**{f"{stamp}_at__isnull": True, f"{stamp}_by__isnull": True})
    return CheckConstraint(condition=filled | empty, name=f"{lifecycle.name}_{stamp}_together")


def stamped_in(lifecycle: Lifecycle, stamp: str, *states: str) -> CheckConstraint:
    """In these states the stamp is there."""
    return CheckConstraint(
        condition=~Q(status__in=[str(state) for state in states]) | Q(**{f"{stamp}_at__isnull": False}),
        name=f"{lifecycle.name}_{stamp}_when_due",
    )


def only_edges(lifecycle: Lifecycle) -> Any:
    """A trigger that refuses any change of `status` that the table does not have."""
    return pgtrigger.FSM(
        name="only_edges",
        field="status",
        transitions=sorted({(str(source), str(target)) for source, target, _move in lifecycle.edges()}),
    )


def append_only() -> list[Any]:
    """Triggers that refuse to change, delete or empty a table's rows, whoever asks."""
    return [
        pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        pgtrigger.Trigger(
            name="no_truncate",
            when=pgtrigger.Before,
            operation=pgtrigger.Truncate,
            level=pgtrigger.Statement,
            func="RAISE EXCEPTION 'The table % is append-only.', TG_TABLE_NAME;",
        ),
    ]
