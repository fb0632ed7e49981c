"""Moves aid between free, reserved and granted, under the lock of the undertaking. All or nothing.

Locks are taken in one order everywhere: the application, the company, the undertaking, then the pools of hours.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from companies.aid.headroom import NoCeiling
from companies.aidledger.models import AidEntry, Enterprise, EntryKind, Relation, Undertaking
from companies.aidledger.room import Room, ceiling_on, room_of
from companies.models import Company
from portal.ui import formats
from portal.workflow.engine import MoveRefused
from portal.workflow.models import Event

ZERO = Decimal("0.00")


def lock(company: Company, *, at: datetime) -> Enterprise:
    """The company's row and its undertaking's, locked; both are made where they were missing.

    The undertaking may change until its lock is held, so it is looked up again under the lock.
    """
    held = Company.objects.select_for_update().get(pk=company.pk)
    enterprise = Enterprise.objects.filter(company=held).first() or _begin(held, at=at)
    while True:
        house = enterprise.undertaking_id
        Undertaking.objects.select_for_update().get(pk=house)
        enterprise.refresh_from_db()
        if enterprise.undertaking_id == house:
            return enterprise


def _begin(company: Company, *, at: datetime) -> Enterprise:
    house = Undertaking.objects.create(created_at=at)
    return Enterprise.objects.create(
        undertaking=house,
        company=company,
        named_by=company,
        name=company.name,
        number=company.rcs,
        relation=Relation.SELF,
        since=localdate(at),
    )


def why_no_room(company: Company, eur: Decimal, *, at: datetime) -> str:
    """ "" where an award of so many EUR fits today, else a sentence that says when it will."""
    try:
        room = room_of(company, on=localdate(at), new_award=eur)
    except NoCeiling:
        return _("No ceiling of aid is set up for today. Ask an administrator to add it.")
    return "" if room.headroom.fits else _refusal(room, eur)


def _refusal(room: Room, eur: Decimal) -> str:
    words = {"award": euros(eur), "room": euros(room.left), "reserved": euros(room.reserved)}
    if not room.headroom.releases and not room.headroom.used and not room.left:
        return " ".join(str(reason) for reason in room.headroom.reasons)  # the sector is excluded
    said = [
        _(
            "This award is worth %(award)s of de minimis aid, and %(room)s are left. It cannot be made in part."
        )
        % words
    ]
    if day := room.returns_on(eur):
        said.append(
            _("Room for it returns on %(day)s, if nothing else is granted before.")
            % {"day": formats.day(day)}
        )
    if room.reserved:
        said.append(_("%(reserved)s of the room are reserved for open offers.") % words)
    said.append(_("Grant fewer hours, or choose another basis."))
    return " ".join(said)


@transaction.atomic
def reserve(
    *, company: Company, award: str, document: str, eur: Decimal, actor: Any, at: datetime
) -> AidEntry:
    """Reserve room for an offer, or MoveRefused with when room returns. `award` names it once and for all."""
    enterprise = lock(company, at=at)
    if reason := why_no_room(company, eur, at=at):
        raise MoveRefused(reason)
    ceiling = ceiling_on(localdate(at))
    entry = AidEntry(
        enterprise=enterprise,
        kind=EntryKind.RESERVED,
        reserved=eur,
        granted_on=localdate(at),
        authority=ceiling.authority,
        legal_basis=ceiling.legal_basis,
        award=award,
        document=document,
        nace=company.nace,
        nace_revision=company.nace_revision,
        at=at,
        by=actor,
    )
    return _write(company, entry, name="aid.reserved", actor=actor, at=at)


@transaction.atomic
def grant(*, company: Company, award: str, actor: Any, at: datetime) -> AidEntry | None:
    """Turn what is reserved for an award into aid granted today; None where nothing is reserved for it.

    The room is checked again: what the company declared meanwhile may have taken it. MoveRefused then.
    """
    lock(company, at=at)
    held = AidEntry.objects.filter(award=award, kind=EntryKind.RESERVED).first()
    if held is None:
        return None
    if room_of(company, on=localdate(at)).headroom.used > ceiling_on(localdate(at)).amount:
        raise MoveRefused(
            _(
                "The list of aid of your undertaking has grown since this offer was made, and the offer no longer "
                "fits under the ceiling. Write to the programme before you accept."
            )
        )
    entry = _following(held, kind=EntryKind.GRANTED, actor=actor, at=at)
    return _write(company, entry, name="aid.granted", actor=actor, at=at)


@transaction.atomic
def release(*, company: Company, award: str, actor: Any, at: datetime) -> AidEntry | None:
    """Give back what is reserved for an award; None where nothing is."""
    lock(company, at=at)
    held = AidEntry.objects.filter(award=award, kind=EntryKind.RESERVED).first()
    if held is None:
        return None
    entry = _following(held, kind=EntryKind.RELEASED, actor=actor, at=at)
    return _write(company, entry, name="aid.released", actor=actor, at=at)


def _following(held: AidEntry, *, kind: EntryKind, actor: Any, at: datetime) -> AidEntry:
    same = ("enterprise_id", "authority", "legal_basis", "award", "document", "nace", "nace_revision")
    return AidEntry(
        kind=kind,
        reserved=-held.reserved,
        granted=held.reserved if kind == EntryKind.GRANTED else ZERO,
        granted_on=localdate(at),
        at=at,
        by=actor,
        **{name: getattr(held, name) for name in same},
    )


def _write(company: Company, entry: AidEntry, *, name: str, actor: Any, at: datetime) -> AidEntry:
    """Append the line; a second click on the same award finds it done."""
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError as error:
        if "aid_entry_once" in str(error):
            raise MoveRefused(_("This has been done already for this award.")) from None
        raise
    figures = {"entry": entry.public_id, "reserved": entry.reserved, "granted": entry.granted}
    Event.record(company, name, actor=actor, at=at, data=figures)
    return entry


def euros(amount: Decimal) -> str:
    return formats.money(amount, language=(get_language() or "en")[:2])
