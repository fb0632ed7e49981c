"""Calls and cut-offs, made as an administrator makes them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from applications.calls.models import Call, CutOff
from applications.calls.services import add_cut_offs
from applications.models import AccessMode
from tests.factories.applications import make_mode
from tests.factories.clock import NOW

DAY = timedelta(days=1)


def make_call(
    *,
    mode: AccessMode | None = None,
    opens: datetime = NOW - 10 * DAY,
    cut_offs: Iterable[datetime] = (NOW + 3 * DAY, NOW + 33 * DAY),
    **facts: Any,
) -> Call:
    """A published call of Large Scale, with two cut-offs unless said otherwise."""
    call = Call.objects.create(
        mode=mode or make_mode("large-scale"),
        title=facts.pop("title", "Large Scale, winter"),
        opens_at=opens,
        published=facts.pop("published", True),
        **facts,
    )
    add_cut_offs(call=call, moments=cut_offs, at=opens)
    return call


def first_of(call: Call) -> CutOff:
    cut_off = call.cut_offs.order_by("closes_at").first()
    assert cut_off is not None
    return cut_off
