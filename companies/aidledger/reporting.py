"""A grant is marked as entered in the central register: one recorded act, once."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from companies.aidledger.ledger import lock
from companies.aidledger.models import AidEntry, RegisterReport
from companies.aidledger.register import granted
from portal.workflow.engine import AlreadyMoved, MoveRefused
from portal.workflow.models import Event


@transaction.atomic
def report(*, entry: AidEntry, reference: str, actor: Any, at: datetime) -> RegisterReport:
    """Keep the register's reference; MoveRefused for whoever is no officer of this file, or a second time."""
    company = entry.enterprise.company
    if company is None or not granted(actor).filter(pk=entry.pk).exists():
        raise MoveRefused(_("This grant is not yours to report."))
    lock(company, at=at)
    try:
        with transaction.atomic():
            row = RegisterReport.objects.create(entry=entry, reference=reference, at=at, by=actor)
    except IntegrityError:
        raise AlreadyMoved(_("A colleague has recorded this already.")) from None
    data = {"entry": entry.public_id, "reference": reference}
    Event.record(company, "aid.reported", actor=actor, at=at, data=data)
    return row
