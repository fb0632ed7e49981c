"""What follows when a registration is sent: the registers are asked, after the commit and outside the request."""

from datetime import datetime
from typing import Any

from django.db import transaction

from companies.screening.sanctions import screening
from companies.screening.vies import asking
from portal.workflow.registry import effect


@effect("registers_asked")
def registers_asked(company: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """The row for VIES in this transaction; the names are compared by the worker that the bell wakes."""
    asking.ask_for(company, at=at)
    transaction.on_commit(screening.ring, robust=True)
