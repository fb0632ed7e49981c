"""Drafts that were not sent by a cut-off go to the next one by themselves; their people are told so, once.

It touches drafts and nothing else, and changes no state. Safe to run twice and at once.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import DateTimeField, ExpressionWrapper, F

from applications.calls.models import CutOff, Extension
from applications.calls.queries import open_for
from applications.models import Application
from applications.statuses import UNSENT
from portal.notifications.outbox import queue
from portal.workflow.models import Event

CARRIED = "draft.carried"
LOOK_BACK = timedelta(days=3)  # a scheduler that slept tells them still; later nobody wants to hear of it
MOST = 500
ENDS = ExpressionWrapper(
    F("closes_at") + F("call__grace_seconds") * timedelta(seconds=1), output_field=DateTimeField()
)


def carry(*, at: datetime) -> int:
    """Tell about every cut-off that is over by now, its grace included; how many drafts were told of."""
    over = CutOff.objects.filter(call__published=True, closes_at__gt=at - LOOK_BACK).annotate(ends=ENDS)
    return sum(_carry_all(cut_off, at=at) for cut_off in over.filter(ends__lt=at).select_related("call"))


def _carry_all(cut_off: CutOff, *, at: datetime) -> int:
    longer = Extension.objects.filter(cut_off=cut_off, until__gte=at, company__isnull=False).values("company")
    drafts = Application.objects.filter(
        status__in=UNSENT, mode=cut_off.call.mode_id, created_at__lt=cut_off.closes_at
    ).exclude(company__in=longer)
    told = Event.objects.filter(
        subject_kind=Application.kind, name=CARRIED, data__cut_off=cut_off.public_id
    ).values("subject_id")
    numbers = drafts.exclude(pk__in=told).order_by("pk").values_list("pk", flat=True)[:MOST]
    return sum(_carry(number, cut_off, at=at) for number in list(numbers))


@transaction.atomic
def _carry(number: int, cut_off: CutOff, *, at: datetime) -> bool:
    """Under the row's lock: what was sent or told meanwhile is left alone."""
    draft = (
        Application.objects.select_for_update(of=("self",)).select_related("mode", "company").get(pk=number)
    )
    if draft.status not in UNSENT:
        return False
    if Event.objects.of(draft).filter(name=CARRIED, data__cut_off=cut_off.public_id).exists():
        return False
    event = Event.record(draft, CARRIED, actor=None, at=at, data=_facts(draft, cut_off, at=at))
    queue("draft_carried", event=event, subject=draft)
    return True


def _facts(draft: Application, cut_off: CutOff, *, at: datetime) -> dict[str, Any]:
    """The cut-off that has passed, and the end of the one that follows, where one is announced."""
    following = open_for(mode=draft.mode, company=draft.company, at=at, grace=False)
    until = (following[1].until if following[1] else following[0].closes_at) if following else None
    return {"cut_off": cut_off.public_id, "next": until}
