"""What follows from a move on an invitation."""

from datetime import datetime
from typing import Any

from companies.effects import let_in
from portal.workflow.registry import effect


@effect("invitee_joins")
def invitee_joins(invitation: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """The person who accepted begins in the role of the invitation."""
    let_in(invitation.company, actor, role=invitation.role, actor=actor, at=at)
