"""What a company's registration means for mandates: whoever sends it says that they may bind the company."""

from datetime import datetime
from typing import Any

from companies.mandates.guards import live_mandate
from companies.mandates.models import Mandate
from companies.mandates.services import declare
from companies.mandates.statuses import MandateKind, MandateStatus
from portal.workflow.engine import perform
from portal.workflow.registry import effect


@effect("sender_binds")
def sender_binds(company: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """The button says so; a sole owner has nothing more to fill in. Who has a mandate already keeps it."""
    if live_mandate(company.pk, actor) is None:
        declare(company=company, person=actor, kind=MandateKind.REGISTER, at=at)


@effect("senders_mandate_confirmed")
def senders_mandate_confirmed(company: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """The officer has the register open to verify the company, and reads there who manages it."""
    rows = Mandate.objects.filter(
        company=company,
        person=company.submitted_by,
        status=MandateStatus.DECLARED,
        kind_of_mandate=MandateKind.REGISTER,
    )
    for mandate in rows:
        perform(mandate, "confirm_with_company", actor=actor, at=at)
