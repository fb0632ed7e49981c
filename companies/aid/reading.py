"""Reads the calculator's request, or raises RequestRefused with every problem and its place."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from companies.aid.model import REGULATION, Ceiling, Grant, Recipient, Request
from portal.core.reading import Place, Reading

NACE = re.compile(r"[0-9]{2}(?:\.[0-9]{1,2})?")
STATE = re.compile(r"[A-Z]{2}")


def parse(request: Any, *, ceilings: Iterable[Ceiling] = REGULATION) -> Request:
    """What the request asks; unknown keys are refused."""
    reading = Reading()
    body = reading.mapping(request, (), required=("as_of", "nace"), optional=("new_award", "grants"))
    award = body.get("new_award")
    asked = Request(
        as_of=_day(reading, body.get("as_of"), ceilings),
        nace=_nace(reading, body.get("nace")),
        new_award=None if award is None else reading.decimal(award, ("new_award",)),
        grants=tuple(
            _grant(reading, row, ("grants", index))
            for index, row in enumerate(reading.rows(body.get("grants"), ("grants",)))
        ),
    )
    reading.finish()
    return asked


def _day(reading: Reading, value: Any, ceilings: Iterable[Ceiling]) -> date:
    day = reading.day(value, ("as_of",))
    first = min(ceiling.valid_from for ceiling in ceilings)
    if day < first:
        reading.refuse(
            ("as_of",), _("Give a day from %(first)s on, when these rules began."), first=first.isoformat()
        )
    return day


def _nace(reading: Reading, value: Any) -> str:
    if isinstance(value, str) and NACE.fullmatch(value):
        return value
    reading.refuse(("nace",), _("Give the NACE code of the activity, such as 62.10."))
    return ""


def _grant(reading: Reading, value: Any, place: Place) -> Grant:
    row = reading.mapping(value, place, required=("granted_on", "amount", "member_state", "to"))
    state = row.get("member_state")
    if not isinstance(state, str) or not STATE.fullmatch(state):
        reading.refuse((*place, "member_state"), _("Give the Member State as two letters, such as LU."))
        state = ""
    to = reading.choice(row.get("to"), (*place, "to"), tuple(Recipient)) or Recipient.OTHER
    return Grant(
        granted_on=reading.day(row.get("granted_on"), (*place, "granted_on")),
        amount=reading.decimal(row.get("amount"), (*place, "amount")),
        member_state=state,
        to=Recipient(to),
    )
