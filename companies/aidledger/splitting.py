"""Dividing earlier aid after a split: an owner says how, an officer confirms, and only then the ledger changes.

Regulation (EU) 2023/2831, Article 3(9): the aid goes with the business that used it; where nobody can say, it is
divided by the book value of equity on the day of the split. A merger needs none of this: all aid of every party
counts at once (Article 3(8)), see `declaring.name_enterprise` and `declaring.join`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from companies.aid.succession import divide
from companies.aidledger.ledger import ZERO, lock
from companies.aidledger.models import AidEntry, EntryKind
from companies.aidledger.models.split import Basis, Split, SplitRuling
from companies.models import Company
from portal.accounts.roles import Role
from portal.ui import formats
from portal.workflow.engine import AlreadyMoved, MoveRefused
from portal.workflow.models import Event

STAYS, GOES = "stays", "goes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One entry of the list, and how much of it goes with the part that was split off, in EUR."""

    entry: AidEntry
    amount: Decimal
    goes: Decimal

    @property
    def stays(self) -> Decimal:
        return self.amount - self.goes


def divisible(company: Company, *, on: date | None = None) -> list[tuple[AidEntry, Decimal]]:
    """The company's own entries until that day with what they amount to after corrections, the newest first."""
    rows = AidEntry.objects.filter(
        enterprise__company=company, kind__in=(EntryKind.DECLARED, EntryKind.GRANTED)
    ).prefetch_related("corrections")
    if on:
        rows = rows.filter(granted_on__lte=on)
    found = [
        (row, row.granted + sum((more.granted for more in row.corrections.all()), ZERO))
        for row in rows.order_by("-granted_on", "-pk")
    ]
    return [(row, amount) for row, amount in found if amount > 0]


def shares_of(split: Split) -> list[Share]:
    """What would go, entry by entry; to the cent, and the parts always make the whole."""
    return [
        Share(entry=entry, amount=amount, goes=_goes(split, entry, amount))
        for entry, amount in divisible(split.company, on=split.on)
    ]


def _goes(split: Split, entry: AidEntry, amount: Decimal) -> Decimal:
    if split.basis == Basis.ACTIVITIES:
        return amount if entry.public_id in split.takes else ZERO
    equity = {STAYS: split.own_equity or ZERO, GOES: split.other_equity or ZERO}
    return divide(amount, equity=equity)[GOES]


def open_split(company: Company) -> Split | None:
    """The one that waits for an officer."""
    return Split.objects.filter(company=company, ruling=None).order_by("pk").first()


@transaction.atomic
def declare_split(*, company: Company, values: Mapping[str, Any], actor: Any, at: datetime) -> Split:
    """An owner's word on a split; MoveRefused while another one waits, or where no aid came before it."""
    lock(company, at=at)
    if Role.OWNER not in company.roles_of(actor):
        raise MoveRefused(_("Only an owner can declare a split."))
    if open_split(company):
        raise MoveRefused(_("A split of this company waits for an officer already."))
    split = Split(company=company, at=at, by=actor, **values)
    known = {entry.public_id for entry, _amount in divisible(company, on=split.on)}
    if not known:
        raise MoveRefused(_("No aid in your list is older than this split, so there is nothing to divide."))
    if not set(split.takes) <= known:
        raise MoveRefused(_("Choose only aid that was granted until the day of the split."))
    split.save(force_insert=True)
    Event.record(company, "aid.split_declared", actor=actor, at=at, data={"split": split.public_id})
    return split


@transaction.atomic
def rule(*, split: Split, confirmed: bool, note: str, actor: Any, at: datetime) -> SplitRuling:
    """Confirm or refuse. Confirmed, every share that goes is corrected off here, with its reason.

    Where the other enterprise is registered here too, what goes arrives in its list. Both are locked in the order
    of their rows. MoveRefused for whoever is no officer of the company, and a second time.
    """
    company, other = split.company, _other(split)
    for row in sorted(filter(None, (company, other)), key=lambda row: row.pk):
        lock(row, at=at)
    _refuse_unless_open(split, actor=actor, note=note)
    for share in shares_of(split) if confirmed else ():
        if share.goes:
            _move(share, split, other=other, actor=actor, at=at)
    ruling = SplitRuling.objects.create(split=split, confirmed=confirmed, note=note.strip(), at=at, by=actor)
    name = "aid.split_confirmed" if confirmed else "aid.split_refused"
    for row in filter(None, (company, other if confirmed else None)):
        Event.record(row, name, actor=actor, at=at, note=note.strip(), data={"split": split.public_id})
    return ruling


def _refuse_unless_open(split: Split, *, actor: Any, note: str) -> None:
    if Role.OFFICER not in split.company.roles_of(actor):
        raise MoveRefused(_("You cannot do this for this company."))
    if SplitRuling.objects.filter(split=split).exists():
        raise AlreadyMoved(_("A colleague has decided this already."))
    if not note.strip():
        raise MoveRefused(_("Give a reason."))


def _other(split: Split) -> Company | None:
    """The other enterprise, where it is registered here."""
    if not split.number:
        return None
    return Company.objects.filter(rcs=split.number).exclude(pk=split.company_id).first()


def _move(share: Share, split: Split, *, other: Company | None, actor: Any, at: datetime) -> None:
    entry = share.entry
    facts = {
        name: getattr(entry, name)
        for name in ("granted_on", "member_state", "authority", "legal_basis", "document")
    }
    AidEntry.objects.create(
        kind=EntryKind.CORRECTED,
        enterprise_id=entry.enterprise_id,
        granted=-share.goes,
        corrects=entry,
        note=_note(split, to=split.company),
        at=at,
        by=actor,
        **facts,
    )
    if other is None:
        return
    AidEntry.objects.create(
        kind=EntryKind.DECLARED,
        enterprise=lock(other, at=at),
        granted=share.goes,
        note=_note(split, to=other),
        at=at,
        by=actor,
        **facts,
    )


def _note(split: Split, *, to: Company) -> str:
    """The reason in the ledger, in the company's own language."""
    with override(to.language):
        words = {"day": formats.day(split.on), "from": split.company.name, "to": split.name}
        return _("Split on %(day)s: this part went from %(from)s to %(to)s.") % words
