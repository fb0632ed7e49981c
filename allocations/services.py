"""Writes on offers and allocations that touch more than one row. Each states its transaction and its errors."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from allocations import capacity
from allocations.models import Allocation, Offer
from allocations.statuses import Status as AllocationStatus
from allocations.terms import last_day
from applications.dates import close_of
from applications.models import Application
from applications.statuses import Status
from companies.aidledger import ledger as aid
from companies.aidledger.instruments import Instrument
from companies.aidledger.models import Tariff
from portal.core.hashing import digest
from portal.notifications.outbox import queue
from portal.workflow.engine import MoveRefused, perform
from portal.workflow.models import Event

REMIND_BEFORE = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """On what basis an award is made, and what it is worth as aid: frozen by the decision."""

    instrument: Instrument
    tariff: Tariff
    aid: Decimal  # EUR, gross grant equivalent


def make_offer(
    *,
    application: Application,
    hours: Decimal,
    months: int,
    starts_on: date,
    basis: Basis,
    actor: Any,
    at: datetime,
) -> Offer:
    """Write an offer and reserve its aid and its hours; MoveRefused where the room or a month is short.

    Must run inside the transaction that releases the decision. De minimis aid is reserved under the lock of
    the undertaking (Regulation (EU) 2023/2831, Article 3): all of it or none.
    """
    if basis.instrument == Instrument.DE_MINIMIS:
        aid.reserve(
            company=application.company,
            award=application.public_id,
            document=application.reference or "",
            eur=basis.aid,
            actor=actor,
            at=at,
        )
    mode = application.mode
    with translation.override(application.language):
        conditions = mode.conditions
    offer = Offer.objects.create(
        application=application,
        hours=hours,
        starts_on=starts_on,
        ends_on=last_day(starts_on, months=months),
        conditions=conditions,
        instrument=basis.instrument,
        tariff=basis.tariff,
        aid=basis.aid,
        made_at=at,
        made_by=actor,
        expires_at=until(at, days=mode.offer_days),
    )
    capacity.reserve(offer, actor=actor, at=at)
    return offer


def until(at: datetime, *, days: int) -> datetime:
    """When an offer ends: at five in Luxembourg, on a day people can name, and never before its days are over."""
    ends = close_of(localdate(at) + timedelta(days=days))
    return ends if ends >= at + timedelta(days=days) else close_of(localdate(at) + timedelta(days=days + 1))


def accept(*, application: Application, actor: Any, at: datetime, seen: str = "") -> Event:
    """Accept an offer and its conditions for the company; what was accepted is kept by its hash."""
    offer = Offer.objects.get(application=application)
    return perform(
        application, "accept", actor=actor, at=at, seen=seen, data={"conditions": digest(offer.conditions)}
    )


def lapse_offers(*, at: datetime) -> int:
    """Let every offer lapse whose time is over. Safe to run twice: the engine decides each under its lock."""
    ended = Application.objects.filter(status=Status.APPROVED, offer__expires_at__lte=at).order_by("pk")
    lapsed = 0
    for application in ended:
        try:
            perform(application, "lapse", actor=None, at=at)
        except MoveRefused:
            continue  # answered in the meantime
        lapsed += 1
    return lapsed


def remind_of_offers(*, at: datetime) -> int:
    """Remind the owners once, three days before an offer ends. Safe to run twice."""
    near = Offer.objects.filter(
        application__status=Status.APPROVED,
        reminded_at=None,
        expires_at__gt=at,
        expires_at__lte=at + REMIND_BEFORE,
    ).values_list("pk", flat=True)
    return sum(_remind(pk, at=at) for pk in near)


@transaction.atomic
def _remind(pk: int, *, at: datetime) -> bool:
    # The application first, as everywhere: two orders of locks would be a deadlock.
    application = Application.objects.select_for_update(of=("self",)).get(offer=pk)
    offer = Offer.objects.select_for_update().get(pk=pk)
    if offer.reminded_at or application.status != Status.APPROVED:
        return False
    Offer.objects.filter(pk=pk).update(reminded_at=at)
    event = Event.record(application, "offer.reminded", actor=None, at=at)
    queue("offer_reminder", event=event, subject=application)
    return True


@transaction.atomic
def provision(*, allocation: Allocation, account: str, actor: Any, at: datetime, seen: str = "") -> Event:
    """Record the account under which the project runs, and tell the company how to get in.

    MoveRefused for a name that is taken or that the machine would not take.
    """
    locked = Allocation.objects.select_for_update(of=("self",)).get(pk=allocation.pk)
    try:
        Allocation._meta.get_field("account").run_validators(account)
        with transaction.atomic():
            Allocation.objects.filter(pk=locked.pk, account="").update(account=account)
    except ValidationError as error:
        raise MoveRefused(" ".join(error.messages)) from None
    except IntegrityError:
        raise MoveRefused(_("Another allocation has this account name already.")) from None
    return perform(allocation, "provision", actor=actor, at=at, seen=seen, data={"account": account})


def end_terms(*, at: datetime) -> int:
    """End every allocation whose last day has passed. Safe to run twice."""
    over = Allocation.objects.filter(
        status__in=(AllocationStatus.ACTIVE, AllocationStatus.SUSPENDED), ends_on__lt=localdate(at)
    ).order_by("pk")
    ended = 0
    for allocation in over:
        try:
            perform(allocation, "end", actor=None, at=at)
        except MoveRefused:
            continue  # ended by a person in the meantime
        ended += 1
    return ended
