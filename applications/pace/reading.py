"""The promise of one application, read from its receipt and its questions. Pure but for the rows that are passed in.

The promised day moves by the clock's rules alone (`portal.core.working_days.promised_on`); nothing here moves it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.dates import long_day
from applications.dialogue.clock import days_of, moved_date, standing
from applications.receipt import counts_from
from portal.core.working_days import counted_from, working_days_between

# Four fifths of the working days have begun: late enough to be rare, early enough to act.
DANGER_NUMERATOR, DANGER_DENOMINATOR = 4, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Working days in Luxembourg: how many were promised, and how many have begun. A pause counts in neither."""

    days: int
    gone: int
    stands: bool  # while we wait for the applicant

    @property
    def in_danger(self) -> bool:
        return not self.stands and self.gone * DANGER_DENOMINATOR >= self.days * DANGER_NUMERATOR


def pace_of(application: Any, *, questions: Iterable[Any], at: datetime) -> Pace:
    """How far the promise is used up. `questions` are all of the application's."""
    begun, known = counted_from(counts_from(application)), list(questions)
    waited = sum(days_of(question) for question in known)
    asked = standing(known)
    until = counted_from(asked.asked_at) if asked else localdate(at)
    return Pace(
        days=working_days_between(begun, application.promised_on) - waited,
        gone=max(0, working_days_between(begun, until) - waited),
        stands=asked is not None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """The same for the applicant: when it came in, by when we answer, and why that day."""

    received: datetime
    cut_off: datetime | None
    sentence: str
    lines: list[str]


def promise_of(application: Any, *, questions: Iterable[Any], at: datetime) -> Promise:
    """What the timeline says. While a question is open it names no day but what an answer today would mean."""
    known = list(questions)
    asked, entry = standing(known), getattr(application, "entry", None)
    day = long_day(application.promised_on)
    return Promise(
        received=application.submitted_at,
        cut_off=entry.cut_off.closes_at if entry else None,
        sentence=_("The clock stands until you answer.") if asked else _("By %(day)s") % {"day": day},
        lines=[
            _first(application),
            *(_moved(question) for question in known if days_of(question)),
            *([_if_today(application, known, asked, at=at)] if asked else []),
        ],
    )


def _first(application: Any) -> str:
    days = application.mode.promise_days
    words = ngettext(
        "We promise an answer within %(days)d working day from %(day)s.",
        "We promise an answer within %(days)d working days from %(day)s.",
        days,
    )
    return words % {"days": days, "day": long_day(counted_from(counts_from(application)))}


def _moved(question: Any) -> str:
    days = days_of(question)
    words = ngettext(
        "%(days)d working day later: we waited for your answer from %(asked)s to %(answered)s.",
        "%(days)d working days later: we waited for your answer from %(asked)s to %(answered)s.",
        days,
    )
    asked, answered = localdate(question.asked_at), localdate(question.answered_at)
    return words % {"days": days, "asked": long_day(asked), "answered": long_day(answered)}


def _if_today(application: Any, known: list[Any], asked: Any, *, at: datetime) -> str:
    words = _("The clock has stood since %(asked)s. If you answer today, you have ours by %(day)s.")
    day = long_day(moved_date(application, known, at=at))
    return words % {"asked": long_day(localdate(asked.asked_at)), "day": day}
