"""The clock of the promise: when it stood, whether it stands now, and what that does to the promised date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from applications.receipt import counts_from
from applications.statuses import WITH_APPLICANT
from portal.core.working_days import Pause, counted_from, promised_on, working_days_between


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A clock that stands: since when, the date as it was, and as it would be if the answer came now."""

    since: datetime
    promised: date
    moved: date
    days: int  # working days that this pause has taken so far

    @property
    def has_moved(self) -> bool:
        return self.moved != self.promised


def waits_of(application: Any) -> list[Any]:
    """Every time we waited or wait for the applicant: rounds, and the reply; each with asked_at and answered_at.

    One query where the rounds have not been read along with the application.
    """
    rounds = [row for row in application.rounds.all() if row.sent_at]
    reply = getattr(application, "reply", None)
    return [*rounds, *([reply] if reply else [])]


def standing(waits: Iterable[Any]) -> Any:
    """The wait that goes on now; None where the clock runs."""
    return next((row for row in waits if row.answered_at is None and row.closed_at is None), None)


def days_of(wait: Any) -> int:
    """The working days for which one wait that is over stopped the clock."""
    if wait.answered_at is None:
        return 0
    return working_days_between(counted_from(wait.asked_at), counted_from(wait.answered_at))


def pauses_of(application: Any) -> list[Pause]:
    """Every time that we waited for the applicant and no longer do, from asking to the answer."""
    return _pauses(waits_of(application))


def _pauses(waits: Iterable[Any]) -> list[Pause]:
    return sorted((row.asked_at, row.answered_at) for row in waits if row.answered_at)


def moved_date(application: Any, waits: Iterable[Any], *, at: datetime) -> date:
    """The promised date if the answer that we wait for came now: the same sum that the answer makes."""
    known = list(waits)
    asked = standing(known)
    pauses = [*_pauses(known), *([(asked.asked_at, max(at, asked.asked_at))] if asked else [])]
    return promised_on(counts_from(application), days=application.mode.promise_days, pauses=pauses)


def clock_of(application: Any, *, at: datetime) -> Clock | None:
    """The clock where it stands now; None where it runs, and where nobody waits any more."""
    if application.status not in WITH_APPLICANT or application.promised_on is None:
        return None
    waits = waits_of(application)
    asked = standing(waits)
    if asked is None:
        return None
    return Clock(
        since=asked.asked_at,
        promised=application.promised_on,
        moved=moved_date(application, waits, at=at),
        days=working_days_between(counted_from(asked.asked_at), counted_from(at)),
    )
