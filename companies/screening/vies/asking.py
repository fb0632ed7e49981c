"""Which numbers are asked, by which worker, and when again. PostgreSQL decides; the broker is a doorbell.

A worker that dies leaves a lease that runs out. The attempt is counted before VIES is asked and the answer is
unique per attempt, so nothing is lost and nothing is written twice.
"""

import random
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef

from companies.models import Company
from companies.screening.models import Answer, VatAnswer, VatCheck
from companies.screening.vies import adapter
from companies.statuses import CompanyStatus
from portal.notifications.bell import bell
from portal.notifications.delivery import backoff

ASK = "companies.screening.ask_vies"
LEASE = timedelta(seconds=settings.DELIVERY_LEASE)
MOST_ATTEMPTS = 16  # about sixteen hours, as for messages
MOST = 100  # numbers a sweep rings for
SENT = tuple(set(CompanyStatus) - {CompanyStatus.REGISTERED, CompanyStatus.REFUSED})

Clock = Callable[[], datetime]


def ask_for(company: Any, *, at: datetime, anew: bool = False) -> VatCheck | None:
    """Have VIES asked about the company's number: once for each number, or `anew` when an officer wants it.

    Runs in the caller's transaction; the worker hears of it after the commit. None where nothing is to be asked.
    """
    asked = VatCheck.objects.filter(company=company, vat=company.vat)
    if not company.vat or (asked.exists() and not anew):
        return None
    check, _new = VatCheck.objects.get_or_create(
        company=company,
        vat=company.vat,
        done_at=None,
        defaults={"asked_for_at": at, "next_attempt_at": at},
    )
    transaction.on_commit(lambda: ring([check.pk]), robust=True)
    return check


def ring(ids: list[int]) -> None:
    if adapter.enabled() and ids:
        bell.ring(ASK, check_ids=ids)


def serve(ids: Collection[int], *, clock: Clock, until: datetime) -> None:
    """Ask about these numbers, one after the other; what is left when time runs out waits for the sweep."""
    while adapter.enabled() and clock() < until and (check := claim(ids, at=clock())):
        reading = adapter.ask(check.vat)
        mark(check, reading, at=clock(), chance=random.random())  # noqa: S311


@transaction.atomic(durable=True)
def claim(ids: Collection[int], *, at: datetime) -> VatCheck | None:
    """Take one due row and count the attempt, committed before VIES is asked."""
    rows = VatCheck.objects.due(at).filter(pk__in=ids).select_for_update(skip_locked=True)
    check: VatCheck | None = rows.order_by("next_attempt_at", "id").first()
    if check is None:
        return None
    VatCheck.objects.filter(pk=check.pk).update(locked_until=at + LEASE, attempts=F("attempts") + 1)
    check.locked_until, check.attempts = at + LEASE, check.attempts + 1
    return check


@transaction.atomic
def mark(check: VatCheck, reading: adapter.Reading, *, at: datetime, chance: float) -> bool:
    """Write down the answer, if the row is still ours; unknown waits for its next turn until attempts run out."""
    final = reading.answer != Answer.UNKNOWN or check.attempts >= MOST_ATTEMPTS
    values: dict[str, Any] = {"locked_until": None}
    values |= {"done_at": at} if final else {"next_attempt_at": at + backoff(check.attempts, chance=chance)}
    ours = VatCheck.objects.filter(
        pk=check.pk, attempts=check.attempts, locked_until=check.locked_until, done_at=None
    )
    if not ours.update(**values):
        return False
    VatAnswer.objects.create(
        check_of=check,
        attempt=check.attempts,
        at=at,
        answer=reading.answer,
        name=reading.name,
        address=reading.address,
        consultation=reading.consultation,
        reason=reading.reason,
    )
    return True


def sweep(*, at: datetime) -> int:
    """Ask for numbers that were never asked about, such as a corrected one, and ring for all that is due."""
    if not adapter.enabled():
        return 0
    asked = VatCheck.objects.filter(company=OuterRef("pk"), vat=OuterRef("vat"))
    for company in Company.objects.filter(~Exists(asked), status__in=SENT).exclude(vat="")[:MOST]:
        ask_for(company, at=at)
    VatCheck.objects.due(at).filter(attempts__gte=MOST_ATTEMPTS).update(done_at=at, locked_until=None)
    ids = list(VatCheck.objects.due(at).order_by("next_attempt_at", "id").values_list("pk", flat=True)[:MOST])
    ring(ids)
    return len(ids)
