"""What a company declares of the aid that its undertaking received. Each act is one row and one event."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from companies.aidledger.ledger import ZERO, lock
from companies.aidledger.models import AidDeclaration, AidEntry, Enterprise, EntryKind, Relation, Undertaking
from companies.models import Company
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused
from portal.workflow.models import Event

EDITION = "2026-11"  # of the words that are declared
GOOD_FOR = timedelta(days=92)  # docs/decisions/0019: how old a declaration may be at submission
WRITERS = frozenset({Role.OWNER, Role.EDITOR})


def last_declaration(company: Company) -> AidDeclaration | None:
    """The latest word that the list is complete."""
    return company.aid_declarations.order_by("-at").first()


def is_fresh(declaration: AidDeclaration | None, *, at: datetime) -> bool:
    """Whether that word is young enough to rest an application on."""
    return declaration is not None and declaration.at >= at - GOOD_FOR


def is_declared(company: Company, *, at: datetime) -> bool:
    """Whether the company's last word is."""
    return is_fresh(last_declaration(company), at=at)


@transaction.atomic
def add(*, company: Company, values: Mapping[str, Any], actor: Any, at: datetime) -> AidEntry:
    """Declare aid that somebody granted: `enterprise` (None: the company itself), `amount` and the rest.

    MoveRefused for a person who may not write for the company or for an enterprise of another undertaking.
    """
    own = lock(company, at=at)
    _refuse_unless(company, actor, WRITERS)
    facts = dict(values)
    enterprise = facts.pop("enterprise", None) or own
    if enterprise.undertaking_id != own.undertaking_id or enterprise.left_on:
        raise MoveRefused(_("This enterprise is not in your list."))
    entry = AidEntry.objects.create(
        enterprise=enterprise, kind=EntryKind.DECLARED, granted=facts.pop("amount"), at=at, by=actor, **facts
    )
    _record(company, "aid.added", entry, actor=actor, at=at)
    return entry


def stands_at(entry: AidEntry) -> Decimal:
    """What an entry amounts to after its corrections."""
    corrected = entry.corrections.aggregate(sum=Sum("granted"))["sum"] or ZERO
    return entry.granted + corrected


@transaction.atomic
def correct(
    *, company: Company, entry: AidEntry, amount: Decimal, note: str, actor: Any, at: datetime
) -> AidEntry:
    """Say what an entry really amounts to (zero takes it back), by a new row with its reason.

    The company corrects what it declared, an officer also what this programme granted: a formal decision that
    reduces a grant gives room back (Regulation (EU) 2023/2831, Article 3(3)).
    """
    own = lock(company, at=at)
    granted_here = entry.kind == EntryKind.GRANTED
    _refuse_unless(company, actor, frozenset({Role.OFFICER}) if granted_here else WRITERS | {Role.OFFICER})
    same_house = entry.enterprise.undertaking_id == own.undertaking_id
    if not same_house or entry.kind not in (EntryKind.DECLARED, EntryKind.GRANTED):
        raise MoveRefused(_("This entry cannot be corrected here."))
    if not note.strip():
        raise MoveRefused(_("Give a reason."))
    change = amount - stands_at(entry)
    if amount < 0 or not change:
        raise MoveRefused(_("This is what the entry says already. Enter the right amount."))
    same = ("enterprise_id", "granted_on", "member_state", "authority", "legal_basis", "document")
    row = AidEntry.objects.create(
        kind=EntryKind.CORRECTED,
        granted=change,
        corrects=entry,
        note=note.strip(),
        at=at,
        by=actor,
        **{name: getattr(entry, name) for name in same},
    )
    _record(company, "aid.corrected", row, actor=actor, at=at)
    return row


@transaction.atomic
def declare_complete(*, company: Company, actor: Any, at: datetime) -> AidDeclaration:
    """The owner's word that enterprises and aid of three years are all in the list."""
    lock(company, at=at)
    _refuse_unless(company, actor, frozenset({Role.OWNER}))
    declaration = AidDeclaration.objects.create(company=company, edition=EDITION, at=at, by=actor)
    Event.record(company, "aid.declared_complete", actor=actor, at=at, data={"edition": EDITION})
    return declaration


@transaction.atomic
def name_enterprise(
    *, company: Company, name: str, number: str, relation: str, actor: Any, at: datetime
) -> Enterprise:
    """Add an enterprise under the same control, or one that has become part of the company.

    Its aid counts in full, whoever received it (Article 3(8)). MoveRefused where it is in the list already.
    """
    own = lock(company, at=at)
    _refuse_unless(company, actor, WRITERS)
    others = Enterprise.objects.filter(undertaking=own.undertaking_id, left_on__isnull=True)
    if number and others.filter(number=number).exists():
        raise MoveRefused(_("An enterprise with this number is in your list already."))
    enterprise = Enterprise.objects.create(
        undertaking_id=own.undertaking_id,
        named_by=company,
        name=name,
        number=number,
        relation=Relation(relation),
        since=localdate(at),
    )
    data = {"enterprise": enterprise.public_id, "relation": relation}
    Event.record(company, "aid.enterprise_added", actor=actor, at=at, data=data)
    return enterprise


@transaction.atomic
def let_go(*, company: Company, enterprise: Enterprise, note: str, actor: Any, at: datetime) -> None:
    """An enterprise is no longer under the same control; what it received goes with it (Article 3(9))."""
    own = lock(company, at=at)
    _refuse_unless(company, actor, frozenset({Role.OWNER, Role.OFFICER}))
    found = Enterprise.objects.filter(
        pk=enterprise.pk, undertaking=own.undertaking_id, company=None, left_on=None
    ).exclude(relation=Relation.MERGED)
    if not found.update(left_on=localdate(at)):
        raise MoveRefused(_("This enterprise cannot be taken off the list."))
    data = {"enterprise": enterprise.public_id}
    Event.record(company, "aid.enterprise_left", actor=actor, at=at, note=note.strip(), data=data)


@transaction.atomic
def join(*, company: Company, other: Company, actor: Any, at: datetime) -> None:
    """An officer finds two companies under one control: from now on they share one room, with all their aid.

    Companies and undertakings are locked in the order of their rows. MoveRefused where they are joined already.
    """
    _refuse_unless(company, actor, frozenset({Role.OFFICER}))
    _refuse_unless(other, actor, frozenset({Role.OFFICER}))
    first, second = sorted((company, other), key=lambda row: row.pk)
    houses = {row.pk: lock(row, at=at).undertaking_id for row in (first, second)}
    keep, drop = houses[company.pk], houses[other.pk]
    if keep == drop:
        raise MoveRefused(_("These companies are joined already."))
    # Whoever locked the two the other way round gives way: PostgreSQL ends one of them.
    Undertaking.objects.filter(pk__in=(keep, drop)).order_by("pk").select_for_update().count()
    try:
        with transaction.atomic():
            Enterprise.objects.filter(undertaking=drop).update(undertaking=keep)
    except IntegrityError:
        raise MoveRefused(_("Both lists name the same enterprise. Take it off one of them first.")) from None
    for row in (first, second):
        Event.record(row, "aid.undertakings_joined", actor=actor, at=at, data={"undertaking": keep})


def registered_twins(company: Company) -> list[Company]:
    """Companies of this portal that the list names by number as outside enterprises, and that stand apart."""
    house = Enterprise.objects.filter(company=company).values("undertaking")
    named = Enterprise.objects.filter(undertaking__in=house, company=None, left_on=None).exclude(number="")
    found = Company.objects.filter(rcs__in=named.values("number")).exclude(pk=company.pk)
    return list(found.exclude(aid_enterprise__undertaking__in=house).order_by("pk"))


def _refuse_unless(company: Company, actor: Any, roles: frozenset[Role]) -> None:
    if not company.roles_of(actor) & roles:
        raise MoveRefused(_("You cannot do this for this company."))


def _record(company: Company, name: str, entry: AidEntry, *, actor: Any, at: datetime) -> None:
    data = {"entry": entry.public_id, "granted": entry.granted}
    Event.record(company, name, actor=actor, at=at, note=entry.note, data=data)
