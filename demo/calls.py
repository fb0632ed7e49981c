"""A call of Large Scale with cut-offs every two months, one of them extended after an incident."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from applications.calls.models import Call
from applications.calls.repeating import LAST, Rule, moments
from applications.calls.services import add_cut_offs, extend
from applications.models import AccessMode
from portal.core.working_days import DAY_ENDS

FRIDAY = 4
TITLES = {
    "en": "Large Scale 2027",
    "fr": "Large Scale 2027",
    "de": "Large Scale 2027",
    "lb": "Large Scale 2027",
}
REASON = "The sign-in service was away for three hours on the day before."


def make_calls(*, officer: Any, now: datetime) -> None:
    """After the stories: from here on the mode takes applications by its cut-offs."""
    mode = AccessMode.objects.get(slug="large-scale")
    titles = {f"title_{code}": words for code, words in TITLES.items()}
    call = Call.objects.create(mode=mode, opens_at=now - timedelta(days=14), published=True, **titles)
    first = localdate(now).replace(day=1) + timedelta(days=32)
    rule = Rule(first=first, nth=LAST, weekday=FRIDAY, at=DAY_ENDS, months=2, times=4)
    add_cut_offs(call=call, moments=moments(rule), at=now - timedelta(days=14))
    cut_off = call.cut_offs.earliest("closes_at")
    until = cut_off.closes_at + timedelta(days=3)
    extend(cut_off=cut_off, until=until, reason=REASON, actor=officer, at=now)
