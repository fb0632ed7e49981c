"""Writes on mandates. Each states its transaction and its errors."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from companies.mandates.models import Mandate
from companies.mandates.statuses import LIVE
from companies.models import Company
from portal.files.services import store
from portal.notifications.outbox import queue
from portal.workflow.engine import MoveRefused, begin, perform
from portal.workflow.models import Event

# Days before a mandate's end: time for a notary, then the last call.
REMIND = (30, 7)


@transaction.atomic
def declare(
    *,
    company: Company,
    person: Any,
    kind: str,
    at: datetime,
    from_on: date | None = None,
    until_on: date | None = None,
    most_hours: Decimal | None = None,
    upload: Any = None,
) -> Mandate:
    """A person says that they may bind a company; MoveRefused where a mandate of theirs is open already.

    What only its own page declares waits for an officer; FileRefused past a day's quota of uploads.
    """
    mandate = Mandate(
        company=company,
        person=person,
        kind_of_mandate=kind,
        most_hours=most_hours,
        from_on=from_on or localdate(at),
        until_on=until_on,
        evidence=store(upload=upload, actor=person, at=at) if upload else None,
        declared_at=at,
    )
    try:
        with transaction.atomic():
            begin(mandate, actor=person, at=at, data={"kind": kind})
    except IntegrityError:
        if not Mandate.objects.filter(company=company, person=person, status__in=LIVE).exists():
            raise
        raise MoveRefused(_("You have declared a mandate for this company already.")) from None
    return mandate


@transaction.atomic
def declare_and_ask(*, company: Company, person: Any, at: datetime, **facts: Any) -> Mandate:
    """Declare on the page made for it, and ask the officers to check."""
    mandate = declare(company=company, person=person, at=at, **facts)
    event = Event.objects.of(mandate).get(name="create")
    queue("mandate_to_check", event=event, subject=mandate)
    return mandate


def lapse(*, at: datetime) -> int:
    """End every mandate whose last day is over. Safe to run twice."""
    ended = 0
    for mandate in Mandate.objects.filter(status__in=LIVE, until_on__lt=localdate(at)).order_by("pk"):
        try:
            perform(mandate, "lapse", actor=None, at=at)
        except MoveRefused:
            continue
        ended += 1
    return ended


def remind(*, at: datetime) -> int:
    """Remind once 30 and once 7 days before the end. Safe to run twice: each row is read again under its lock."""
    today = localdate(at)
    near = Mandate.objects.filter(
        status__in=LIVE, until_on__gte=today, until_on__lte=today + timedelta(days=max(REMIND))
    )
    return sum(_remind(pk, at=at) for pk in near.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _remind(pk: int, *, at: datetime) -> bool:
    mandate = Mandate.objects.select_for_update(of=("self",)).select_related("company", "person").get(pk=pk)
    if mandate.status not in LIVE or mandate.until_on is None:
        return False
    left = (mandate.until_on - localdate(at)).days
    step = min(days for days in REMIND if left <= days)
    if mandate.reminded is not None and mandate.reminded <= step:
        return False
    Mandate.objects.filter(pk=pk).update(reminded=step)
    event = Event.record(mandate, "mandate.reminded", actor=None, at=at, data={"days": step})
    queue("mandate_ending", event=event, subject=mandate)
    return True
