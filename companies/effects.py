"""What follows from a move on a request to join."""

from datetime import datetime
from typing import Any

from companies.models import Membership
from portal.accounts.roles import Role
from portal.workflow.models import Event
from portal.workflow.registry import effect


@effect("membership_begins")
def membership_begins(join: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """The accepted person begins in the role that the owner chose; without a choice as an editor."""
    let_in(join.company, join.person, role=event.data.get("role", Role.EDITOR), actor=actor, at=at)


def let_in(company: Any, person: Any, *, role: str, actor: Any, at: datetime) -> None:
    """Within the caller's transaction; whoever belongs to the company already keeps the role they have."""
    locked = type(company).objects.select_for_update().get(pk=company.pk)
    defaults = {"role": role, "since": at}
    row, new = Membership.objects.get_or_create(company=locked, user=person, defaults=defaults)
    if new:
        data = {"member": person.public_id, "role": row.role}
        Event.record(locked, "member.joined", actor=actor, at=at, data=data)
