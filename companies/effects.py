"""What follows from a move on a request to join."""

from datetime import datetime
from typing import Any

from companies.models import Membership
from portal.accounts.roles import Role
from portal.workflow.models import Event
from portal.workflow.registry import effect


@effect("membership_begins")
def membership_begins(join: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """An accepted person starts as an editor: may write, may not bind the company."""
    Membership.objects.get_or_create(
        company=join.company, user=join.person, defaults={"role": Role.EDITOR, "since": at}
    )
    lock = type(join.company).objects.select_for_update().get(pk=join.company_id)
    Event.record(
        lock, "member.joined", actor=actor, at=at, data={"member": join.person.public_id, "role": Role.EDITOR}
    )
