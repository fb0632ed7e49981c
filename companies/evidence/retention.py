"""How long evidence is kept, and its erasure when that is over. Safe to run twice and at once.

Records of aid are kept for ten years from the grant, and what the size rested on along with them. What came to nothing
is kept for three years, which covers every appeal; a registration that was never sent for twelve months. The terms are
the programme's proposal until the National Archives' schedule is set (law of 17 August 2018), and stand here alone.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import structlog
from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.utils.timezone import localdate

from companies.aidledger.models import AidEntry
from companies.evidence.models import Evidence
from companies.models import Company
from companies.ownership.models import SizeJudgement
from companies.statuses import CompanyStatus
from portal.files.services import erase as erase_file
from portal.workflow.models import Event

log = structlog.get_logger(__name__)

AFTER_AID, AFTER_ALL, NEVER_SENT = 10, 3, 1  # years
MOST = 200  # companies in one run; the next one goes on


def kept_until(company: Company) -> date:
    """The last day on which the evidence of a company is kept, by what happened to it last."""
    last = localdate(_last_act(company))
    days = [_years_after(last, NEVER_SENT if company.status == CompanyStatus.REGISTERED else AFTER_ALL)]
    aid = AidEntry.objects.filter(enterprise__company=company).aggregate(last=Max("granted_on"))["last"]
    if aid:
        days.append(_years_after(aid, AFTER_AID))
    return max(days)


def erase(*, at: datetime) -> int:
    """Erase the files of every company whose time is over; say how many files."""
    return sum(_erase_of(company, at=at) for company in _over(at=at))


def _over(*, at: datetime) -> Iterator[Company]:
    """Companies with files that nobody has touched for the shortest term, and whose own term is over."""
    files = Evidence.objects.filter(company=OuterRef("pk"), file__erased_at=None)
    quiet = Event.objects.filter(
        subject_kind=Company.kind, subject_id=OuterRef("pk"), at__gt=_years_before(at, NEVER_SENT)
    )
    found = Company.objects.filter(Exists(files)).exclude(Exists(quiet)).order_by("pk")
    for company in found[:MOST]:
        if kept_until(company) < localdate(at):
            yield company


@transaction.atomic
def _erase_of(company: Company, *, at: datetime) -> int:
    """Under the lock of the company, so that two workers erase one after the other and record it once."""
    locked = Company.objects.select_for_update(of=("self",)).get(pk=company.pk)
    if kept_until(locked) >= localdate(at):
        return 0
    rows = Evidence.objects.filter(company=locked, file__erased_at=None).select_related("file")
    gone = [row.file.public_id for row in rows if erase_file(row.file, at=at)]
    if gone:
        Event.record(locked, "evidence.erased", actor=None, at=at, data={"files": gone})
        log.info("evidence.erased", company=locked.public_id, files=len(gone))
    return len(gone)


def _last_act(company: Company) -> datetime:
    """The last thing that was recorded of a company: an act, or a size judged for an application of its."""
    acts: Any = [
        Event.objects.of(company).order_by().aggregate(last=Max("at"))["last"],
        SizeJudgement.objects.filter(company=company).aggregate(last=Max("at"))["last"],
        company.created_at,
    ]
    return max(filter(None, acts))


def _years_after(day: date, years: int) -> date:
    """29 February falls on the 28th where the year has no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _years_before(at: datetime, years: int) -> datetime:
    try:
        return at.replace(year=at.year - years)
    except ValueError:
        return at.replace(year=at.year - years, day=28)
