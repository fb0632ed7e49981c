"""Tells the officers when a promised day is in danger: once for each day that was promised. It moves nothing."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from applications.dialogue.clock import waits_of
from applications.models import Application
from applications.pace.reading import pace_of
from applications.statuses import Status
from portal.notifications.outbox import queue
from portal.workflow.models import Event

ENDANGERED = "promise.endangered"
RUNNING = (Status.SUBMITTED, Status.IN_REVIEW)  # while a question is open the clock stands
AHEAD = timedelta(days=60)  # nothing that is promised later can be in danger today
MOST = 500


def endangered(rows: Any, *, at: datetime) -> list[Application]:
    """Those whose promise is in danger or broken, the nearest first; two queries."""
    near = rows.filter(status__in=RUNNING, promised_on__lte=localdate(at) + AHEAD)
    found = near.select_related("mode", "company", "entry__cut_off", "reply").prefetch_related("rounds")
    ordered = found.order_by("promised_on", "pk")[:MOST]
    return [row for row in ordered if pace_of(row, questions=waits_of(row), at=at).in_danger]


def warn(*, at: datetime) -> int:
    """Safe to run twice and at once: each row is read again under its lock."""
    return sum(_warn(row.pk, at=at) for row in endangered(Application.objects.all(), at=at))


@transaction.atomic
def _warn(number: int, *, at: datetime) -> bool:
    row = Application.objects.select_for_update(of=("self",)).select_related("mode", "company").get(pk=number)
    if row.status not in RUNNING or not pace_of(row, questions=waits_of(row), at=at).in_danger:
        return False
    facts = {"promised_on": row.promised_on.isoformat()}
    if Event.objects.of(row).filter(name=ENDANGERED, data=facts).exists():
        return False
    event = Event.record(row, ENDANGERED, actor=None, at=at, data=facts)
    queue("promise_endangered", event=event, subject=row)
    return True
