"""What follows for hours and allocations from an application's moves, in the same transaction."""

from datetime import datetime
from typing import Any

from allocations import capacity
from allocations.models import Allocation
from companies.aidledger import ledger as aid
from portal.notifications.outbox import queue
from portal.workflow.engine import begin
from portal.workflow.registry import effect


@effect("aid_granted")
def aid_granted(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """Acceptance confers the right to the aid: from today it counts for three years."""
    aid.grant(company=application.company, award=application.public_id, actor=actor, at=at)


@effect("aid_released")
def aid_released(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """An offer that nobody took leaves its room to others."""
    aid.release(company=application.company, award=application.public_id, actor=actor, at=at)


@effect("hours_committed")
def hours_committed(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """What was reserved is now promised."""
    capacity.commit(application.offer, actor=actor, at=at)


@effect("hours_returned")
def hours_returned(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """What was reserved is free for others."""
    capacity.give_back(application.offer, actor=actor, at=at)


@effect("allocation_begins")
def allocation_begins(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """An accepted offer becomes an allocation that the operator sets up."""
    offer = application.offer
    allocation = Allocation(
        application=application,
        company=application.company,
        hours=offer.hours,
        starts_on=offer.starts_on,
        ends_on=offer.ends_on,
        created_at=at,
    )
    first = begin(allocation, actor=actor, at=at)
    queue("allocation_to_set_up", event=first, subject=allocation)
