"""The clock of the promise: when it stood, whether it stands now, and what that does to the promised date."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from applications.receipt import counts_from
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


def pauses_of(application: Any) -> list[Pause]:
    """Every time that we waited for the applicant and no longer do, from asking to the answer."""
    answered = application.rounds.filter(answered_at__isnull=False)
    pauses = [(sent, done) for sent, done in answered.values_list("sent_at", "answered_at")]
    reply = getattr(application, "reply", None)
    if reply and reply.ended_at:
        pauses.append((reply.invited_at, reply.ended_at))
    return sorted(pauses)


def waited(application: Any) -> int:
    """The working days for which the clock has stood, pauses that are over."""
    return sum(
        working_days_between(counted_from(asked), counted_from(answered))
        for asked, answered in pauses_of(application)
    )


def standing_since(application: Any) -> datetime | None:
    """When the pause that goes on now began."""
    since: datetime | None = application.rounds.open().values_list("sent_at", flat=True).first()
    reply = getattr(application, "reply", None)
    return since or (reply.invited_at if reply and not reply.ended_at else None)


def clock_of(application: Any, *, at: datetime) -> Clock | None:
    """The clock where it stands now; None where it runs."""
    since = standing_since(application)
    if since is None or application.promised_on is None:
        return None
    pauses = [*pauses_of(application), (since, at)]
    return Clock(
        since=since,
        promised=application.promised_on,
        moved=promised_on(counts_from(application), days=application.mode.promise_days, pauses=pauses),
        days=working_days_between(counted_from(since), counted_from(at)),
    )


def waits_of(application: Any) -> list[Any]:
    """Every time we waited or wait for the applicant: rounds, and the reply; each with asked_at and answered_at."""
    rounds = [row for row in application.rounds.all() if row.sent_at]
    reply = getattr(application, "reply", None)
    return [*rounds, *([reply] if reply else [])]
