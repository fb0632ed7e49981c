"""The end of a verification: reminders before it, and the move when it is there. Safe to run twice and at once."""

from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from companies.evidence.queries import ownership_changed
from companies.models import Company
from companies.statuses import CompanyStatus
from portal.notifications.outbox import queue
from portal.workflow.engine import MoveRefused, perform
from portal.workflow.models import Event

log = structlog.get_logger(__name__)

REMIND = (60, 14)  # days before the end
REMINDED = "verification.reminded"
MOST = 500


def remind(*, at: datetime) -> int:
    """One message at each of the two distances; a scheduler that slept through a day still sends it once."""
    today, told = localdate(at), 0
    for company in _verified().filter(verified_until__lte=today + timedelta(days=max(REMIND)))[:MOST]:
        told += _remind(company, at=at)
    return told


@transaction.atomic
def _remind(company: Company, *, at: datetime) -> int:
    locked = Company.objects.select_for_update(of=("self",)).get(pk=company.pk)
    if locked.status != CompanyStatus.VERIFIED or locked.verified_until is None:
        return 0
    left = (locked.verified_until - localdate(at)).days
    due = min((days for days in REMIND if left <= days), default=None)
    if due is None or left < 0:
        return 0
    facts = {"until": locked.verified_until.isoformat(), "days": due}
    if Event.objects.of(locked).filter(name=REMINDED, data=facts).exists():
        return 0
    event = Event.record(locked, REMINDED, actor=None, at=at, data=facts)
    queue("company_ends_soon", event=event, subject=locked)
    return 1


def expire(*, at: datetime) -> int:
    """Move what has run out, and what changed hands since it was verified."""
    made = sum(
        _move(company, "expire", at=at)
        for company in _verified().filter(verified_until__lt=localdate(at))[:MOST]
    )
    for company in changed_hands():
        if ownership_changed(company):
            with override(company.language):
                note = _("The ownership of the company has changed.")
            made += _move(company, "reverify", at=at, note=note)
    return made


def changed_hands() -> QuerySet[Company]:
    """Verified companies of which a change of ownership was ever recorded; whether it came later is asked of each."""
    changed = Event.objects.filter(subject_kind=Company.kind, name="ownership.changed").values("subject_id")
    return _verified().filter(pk__in=changed)[:MOST]


def _verified() -> QuerySet[Company]:
    return Company.objects.filter(status=CompanyStatus.VERIFIED).order_by("pk")


def _move(company: Company, name: str, *, at: datetime, note: str = "") -> int:
    try:
        perform(company, name, actor=None, at=at, note=note)
    except MoveRefused as refused:  # somebody was faster, which is as good
        log.info("verification.not_moved", company=company.public_id, reason=str(refused))
        return 0
    return 1
