"""The list of aid as a company reads it: its own line by line, that of joined companies as one sum each."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from companies.aid.model import HOME, Grant
from companies.aid.window import leaves_on
from companies.aidledger.models import AidCeiling, AidEntry, Enterprise, EntryKind
from companies.aidledger.room import ZERO, entries_of
from companies.models import Company


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One grant after its corrections; `entry` is None for the sum of a joined company."""

    entry: AidEntry | None
    who: str
    amount: Decimal
    until: date | None  # the last day on which it counts
    counts: bool
    was: Decimal | None = None  # what stood there before it was corrected
    pending: bool = False


def lines_of(company: Company, *, ceiling: AidCeiling | None, today: date) -> list[Line]:
    """Newest first. SECURITY: of a joined company no more than its name and the sum that counts."""
    rows = list(entries_of(company).select_related("enterprise").order_by("-granted_on", "-id"))
    ended = {row.award for row in rows if row.kind in (EntryKind.GRANTED, EntryKind.RELEASED)}
    corrected: dict[int, Decimal] = defaultdict(lambda: ZERO)
    for row in rows:
        if row.corrects_id:
            corrected[row.corrects_id] += row.granted
    shown: list[Line] = []
    sums: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for row in rows:
        pending = row.kind == EntryKind.RESERVED and row.award not in ended
        if not pending and row.kind not in (EntryKind.DECLARED, EntryKind.GRANTED):
            continue
        amount = row.reserved if pending else row.granted + corrected[row.pk]
        until = _last_day(row, ceiling) if ceiling else None
        counts = pending or (bool(amount) and until is not None and row.granted_on <= today <= until)
        counts = counts and row.member_state == HOME
        if row.enterprise.company_id not in (None, company.pk):
            sums[row.enterprise.name] += amount if counts else ZERO
            continue
        was = row.granted if corrected[row.pk] else None
        shown.append(
            Line(
                entry=row,
                who=row.enterprise.name,
                amount=amount,
                until=None if pending else until,
                counts=counts,
                was=was,
                pending=pending,
            )
        )
    joined = [Line(entry=None, who=name, amount=sum_, until=None, counts=True) for name, sum_ in sums.items()]
    return [*shown, *joined]


def outside_of(company: Company) -> list[Enterprise]:
    """The enterprises without an account here that the list is about."""
    house = Enterprise.objects.filter(company=company).values("undertaking")
    found = Enterprise.objects.filter(undertaking__in=house, company=None, left_on=None)
    return list(found.order_by("name", "pk"))


def _last_day(row: AidEntry, ceiling: AidCeiling) -> date:
    grant = Grant(granted_on=row.granted_on, amount=row.granted)
    return leaves_on(grant, ceiling.as_rule()) - timedelta(days=1)
