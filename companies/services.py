"""Writes on companies that touch more than one row. Each states its transaction and its errors."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from companies.grants import EDITABLE
from companies.models import Company, FinancialYear, JoinRequest, Membership
from portal.accounts.roles import Role
from portal.notifications.outbox import queue
from portal.workflow.engine import MoveRefused, begin
from portal.workflow.models import Event


class AlreadyRegistered(Exception):
    """One of the company's numbers is taken; `company` is whose. Say no more than that it exists."""

    def __init__(self, company: Company) -> None:
        self.company = company
        super().__init__()


NUMBERS = ("rcs", "matricule", "vat", "lei")  # each belongs to one company alone


def holder_of(*, but: Company | None = None, **numbers: str) -> Company | None:
    """The company that already has one of these numbers; a permit counts only where there is no register number."""
    same = Q(pk__in=[])
    for name in NUMBERS:
        if number := numbers.get(name):
            same |= Q(**{name: number})
    if (permit := numbers.get("permit")) and not numbers.get("rcs"):
        same |= Q(permit=permit, rcs="")
    found = Company.objects.filter(same)
    if but:
        found = found.exclude(pk=but.pk)
    return found.first()


def register(*, values: Mapping[str, Any], actor: Any, at: datetime) -> Company:
    """Register a company with `actor` as its owner; AlreadyRegistered if one of its numbers is taken.

    One transaction. Two people who register the same company at once: the database lets one through.
    """
    company = Company(**values, created_at=at, created_by=actor)
    try:
        with transaction.atomic():
            begin(company, actor=actor, at=at)
            Membership.objects.create(company=company, user=actor, role=Role.OWNER, since=at)
    except IntegrityError:
        numbers = {key: values.get(key, "") for key in (*NUMBERS, "permit")}
        if taken := holder_of(**numbers):
            raise AlreadyRegistered(taken) from None
        raise
    return company


@transaction.atomic
def change(*, company: Company, values: Mapping[str, Any], actor: Any, at: datetime) -> None:
    """Correct what a company says of itself, while its registration is open; the event names the fields.

    AlreadyRegistered if a number is taken; MoveRefused once the registration has been sent.
    """
    locked = Company.objects.select_for_update().get(pk=company.pk)
    _refuse_unless_open(locked)
    _write(locked, values, actor=actor, at=at)


@transaction.atomic
def correct(*, company: Company, values: Mapping[str, Any], actor: Any, at: datetime) -> None:
    """An administrator's correction, wherever the registration stands; recorded like any other."""
    locked = Company.objects.select_for_update().get(pk=company.pk)
    _write(locked, values, actor=actor, at=at)


def _write(locked: Company, values: Mapping[str, Any], *, actor: Any, at: datetime) -> None:
    changed = sorted(name for name, value in values.items() if getattr(locked, name) != value)
    if not changed:
        return
    try:
        with transaction.atomic():
            Company.objects.filter(pk=locked.pk).update(**{name: values[name] for name in changed})
    except IntegrityError:
        numbers = {key: values.get(key, getattr(locked, key)) for key in (*NUMBERS, "permit")}
        if taken := holder_of(**numbers, but=locked):
            raise AlreadyRegistered(taken) from None
        raise
    Event.record(locked, "details.changed", actor=actor, at=at, data={"fields": changed})


@transaction.atomic
def set_years(*, company: Company, years: Iterable[Mapping[str, Any]], actor: Any, at: datetime) -> None:
    """Replace the figures of a company, while its registration is open; the same figures again change nothing."""
    locked = Company.objects.select_for_update().get(pk=company.pk)
    _refuse_unless_open(locked)
    rows = [FinancialYear(company=locked, **year) for year in years]
    if {_facts(row) for row in rows} == {_facts(row) for row in locked.years.all()}:
        return
    locked.years.all().delete()
    FinancialYear.objects.bulk_create(rows)
    Event.record(
        locked, "figures.changed", actor=actor, at=at, data={"years": sorted(row.year for row in rows)}
    )


def _facts(row: FinancialYear) -> tuple[Any, ...]:
    return row.year, row.headcount, row.turnover, row.balance_sheet, row.estimate


def _refuse_unless_open(company: Company) -> None:
    if company.status not in EDITABLE:
        raise MoveRefused(_("The registration has been sent and cannot be changed now. Ask us to return it."))


@transaction.atomic
def ask_to_join(*, company: Company, asked_name: str, message: str, actor: Any, at: datetime) -> JoinRequest:
    """Ask the owners to let `actor` in; MoveRefused for a member or where a request is open already.

    `asked_name` is what the person called the company: until they are let in they read no other name of it.
    """
    if Membership.objects.filter(company=company, user=actor).exists():
        raise MoveRefused(_("You belong to this company already."))
    join = JoinRequest(company=company, person=actor, asked_name=asked_name, message=message, asked_at=at)
    try:
        with transaction.atomic():
            event = begin(join, actor=actor, at=at)
    except IntegrityError:
        raise MoveRefused(_("You have asked already. The owner of the company will answer you.")) from None
    queue("join_asked", event=event, subject=join)
    return join
