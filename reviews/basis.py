"""The basis of an award: chosen and frozen when a decision is prepared, looked at again when it is confirmed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from allocations.services import Basis
from applications.models import Application
from companies.aid.headroom import NoCeiling
from companies.aidledger.declaring import last_declaration, registered_twins
from companies.aidledger.instruments import CONDITIONS, Instrument, ended, is_aid, missing
from companies.aidledger.ledger import why_no_room
from companies.aidledger.models import AidDeclaration
from companies.aidledger.room import Room, room_of
from companies.aidledger.tariffs import Worth, tariff_on, value_of
from companies.models import Company
from portal.workflow.engine import MoveRefused
from portal.workflow.lifecycle import Words

ZERO = Decimal("0.00")


def freeze(
    company: Company, *, hours: Decimal | None, instrument: str, conditions: Collection[str], at: datetime
) -> dict[str, Any]:
    """The columns of a decision that say on what basis it awards; MoveRefused says what is missing."""
    if instrument not in Instrument.values:
        raise MoveRefused(
            _("Choose the basis of the award: de minimis aid, block exemption or market price.")
        )
    if missing(instrument, conditions):
        raise MoveRefused(_("Confirm every condition of the basis that you chose, or choose another."))
    worth = value_of(gpu_hours=hours or ZERO, on=localdate(at))
    if worth is None:
        raise MoveRefused(_("No tariff holds today. Ask an administrator to add it."))
    if reason := _why_not(company, instrument, at=at):
        raise MoveRefused(str(reason))
    if instrument == Instrument.DE_MINIMIS and (reason := why_no_room(company, worth.eur, at=at)):
        raise MoveRefused(str(reason))
    return {
        "instrument": instrument,
        "conditions": [row.key for row in CONDITIONS[instrument]],
        "tariff": worth.tariff,
        "aid": worth.eur if is_aid(instrument) else ZERO,
    }


def of(decision: Any) -> Basis:
    """What a decision froze, as an offer takes it."""
    return Basis(instrument=Instrument(decision.instrument), tariff=decision.tariff, aid=decision.aid)


def why_not_now(decision: Any, *, at: datetime) -> Words:
    """The sentence against releasing an approval today, or ""."""
    if not decision.hours:
        return ""
    if not decision.instrument:
        return _("This decision names no basis for its award. Send it back to the officer.")
    if decision.tariff != tariff_on(localdate(at)):
        return _("The tariff has changed since this was prepared. Send it back to be prepared anew.")
    company = decision.application.company
    if reason := _why_not(company, decision.instrument, at=at):
        return reason
    if decision.instrument == Instrument.DE_MINIMIS:
        return why_no_room(company, decision.aid, at=at)
    return ""


def _why_not(company: Company, instrument: str, *, at: datetime) -> Words:
    """What stands against an instrument itself on this day."""
    if ended(instrument, on=localdate(at)):
        return _("The block exemption regulation has ended. Choose another basis.")
    if instrument == Instrument.DE_MINIMIS and (twins := registered_twins(company)):
        return _(
            "The company names %(name)s as under the same control, which is registered here by itself. "
            "Join the two on the company's page of aid first, because they share one room."
        ) % {"name": twins[0].name}
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What an officer reads of the aid beside an application."""

    room: Room
    worth: Worth | None
    declaration: AidDeclaration | None

    @property
    def fits(self) -> bool:
        return self.worth is not None and self.room.fits(self.worth.eur)

    @property
    def returns_on(self) -> Any:
        return self.room.returns_on(self.worth.eur) if self.worth else None


def room_for(application: Application, *, at: datetime) -> Beside | None:
    """The room of the applicant's undertaking today, and what was asked is worth; None without a ceiling."""
    today = localdate(at)
    try:
        room = room_of(application.company, on=today)
    except NoCeiling:
        return None
    worth = value_of(gpu_hours=application.hours, on=today) if application.hours else None
    return Beside(room=room, worth=worth, declaration=last_declaration(application.company))
