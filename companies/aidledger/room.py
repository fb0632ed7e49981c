"""How much room an undertaking has on a day: the ledger read through the pure rules. One query for the entries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from companies.aid.headroom import NoCeiling, check
from companies.aid.model import HOME, Grant, Headroom, Recipient, Request
from companies.aidledger.models import AidCeiling, AidEntry, Enterprise
from companies.models import Company

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What is left on a day, with what open offers hold of it, all in EUR."""

    headroom: Headroom
    ceiling: AidCeiling
    reserved: Decimal

    @property
    def left(self) -> Decimal:
        return self.headroom.room

    @property
    def granted(self) -> Decimal:
        """What counts without the open offers."""
        return self.headroom.used - self.reserved

    def fits(self, eur: Decimal) -> bool:
        return eur <= self.left

    def returns_on(self, eur: Decimal) -> date | None:
        """The first day on which so much fits, nothing else being granted; None where it never will."""
        return next((release.on for release in self.headroom.releases if eur <= release.room), None)


def enterprise_of(company: Company) -> Enterprise | None:
    """The company in the ledger; None while nothing has been written of it."""
    return Enterprise.objects.filter(company=company).first()


def entries_of(company: Company) -> Any:
    """Every entry that counts for this company: its own and those of enterprises under the same control."""
    house = Enterprise.objects.filter(company=company).values("undertaking")
    return AidEntry.objects.filter(enterprise__undertaking__in=house, enterprise__left_on__isnull=True)


def ceiling_on(day: date) -> AidCeiling:
    """The ceiling in force; NoCeiling where an administrator has to add one."""
    ceiling = AidCeiling.objects.on(day).filter(state=HOME).first()
    if ceiling is None:
        raise NoCeiling(f"There is no ceiling for {day}.")
    return ceiling


def room_of(company: Company, *, on: date, new_award: Decimal | None = None) -> Room:
    """The room of the company's undertaking on a day (Regulation (EU) 2023/2831, Article 3). Two queries.

    NoCeiling where none holds on that day.
    """
    ceiling = ceiling_on(on)
    rows = list(
        entries_of(company).values_list(
            "id", "corrects_id", "reserved", "granted", "granted_on", "member_state", "enterprise__company_id"
        )
    )
    reserved = sum((row[2] for row in rows if row[5] == HOME), ZERO)
    pending = Grant(granted_on=on, amount=reserved)
    request = Request(
        as_of=on,
        nace=company.nace,
        new_award=new_award,
        grants=(*_net(rows, company_id=company.pk), *((pending,) if reserved else ())),
    )
    return Room(headroom=check(request, ceilings=[ceiling.as_rule()]), ceiling=ceiling, reserved=reserved)


def _net(rows: list[tuple[Any, ...]], *, company_id: int) -> list[Grant]:
    """Each grant with its corrections in one amount."""
    amounts: dict[int, Decimal] = defaultdict(lambda: ZERO)
    facts: dict[int, tuple[date, str, int | None]] = {}
    for pk, corrects, _reserved, granted, day, state, owner in rows:
        amounts[corrects or pk] += granted
        facts[corrects or pk] = (day, state, owner)
    return [
        Grant(
            granted_on=facts[pk][0],
            amount=amount,
            member_state=facts[pk][1],
            to=Recipient.APPLICANT if facts[pk][2] == company_id else Recipient.CONTROLLED,
        )
        for pk, amount in amounts.items()
        if amount
    ]
