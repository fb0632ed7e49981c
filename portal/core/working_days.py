"""Working days in Luxembourg, and the arithmetic of a promise that is counted in them.

Monday to Friday without the eleven statutory holidays: 9 May and 23 June are free, Good Friday is not.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from holidays import country_holidays

LUXEMBOURG = ZoneInfo("Europe/Luxembourg")
DAY_ENDS = time(17, 0)
SATURDAY = 5
ONE_DAY = timedelta(days=1)

Pause = tuple[datetime, datetime]


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The statutory holidays of one year."""
    return frozenset(country_holidays("LU", years=year))


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no statutory holiday."""
    return day.weekday() < SATURDAY and day not in public_holidays(day.year)


def add_working_days(start: date, number: int) -> date:
    """The working day that lies `number` working days after `start`, which is not counted itself.

    Zero gives `start`, or the next working day where `start` is none; a negative number counts back.
    """
    step = ONE_DAY if number >= 0 else -ONE_DAY
    day, left = start, abs(number)
    while left:
        day += step
        left -= is_working_day(day)
    while not is_working_day(day):
        day += step
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after `start`, up to and including `end`; negative where `end` is earlier.

    `working_days_between(start, add_working_days(start, n))` is `n`.
    """
    if end < start:
        return -working_days_between(end, start)
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def counted_from(moment: datetime) -> date:
    """The working day on which something that came in at `moment` counts as received.

    17:00 sharp in Luxembourg is still that day. Later, or on a day off, it counts as received on
    the next working day, so that nobody gains or loses a day by the hour at which they pressed a button.
    """
    if moment.tzinfo is None:
        raise ValueError("Give a moment with its time zone.")
    local = moment.astimezone(LUXEMBOURG)
    if local.time() > DAY_ENDS:
        return add_working_days(local.date() + ONE_DAY, 0)
    return add_working_days(local.date(), 0)


def promised_on(received: datetime, *, days: int, pauses: Iterable[Pause] = ()) -> date:
    """The day by which an answer is promised: `days` working days after the day of receipt.

    The day of receipt is not counted. While we wait for the applicant the clock stands: each
    pause, from asking to answering, moves the promise by the working days it took. Pauses do not overlap.
    """
    waited = sum(
        working_days_between(counted_from(asked), counted_from(answered)) for asked, answered in pauses
    )
    return add_working_days(counted_from(received), days + waited)
