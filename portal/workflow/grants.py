"""Permissions that are not moves: a row says which roles hold one, in which states."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Who may do something, and while the object stands where. No states means all of them."""

    roles: tuple[str, ...]
    statuses: tuple[str, ...] = ()

    def holds(self, *, roles: frozenset[str], status: str) -> bool:
        return bool(roles & set(self.roles)) and (not self.statuses or status in self.statuses)


def granted(table: Mapping[str, Grant], *, roles: frozenset[str], subject: Any) -> frozenset[str]:
    """The names of the grants that these roles hold on an object now."""
    return frozenset(name for name, grant in table.items() if grant.holds(roles=roles, status=subject.status))
