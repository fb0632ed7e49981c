"""Repeating cut-offs: a rule such as “every last Friday, every two months, 10:00” made into moments. Pure.

The clock on the wall in Luxembourg is what repeats, so the offset to UTC changes with summer time.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from portal.core.working_days import LUXEMBOURG, add_working_days

LAST = -1
WORKING_DAY = 7  # beside the seven weekdays, Monday being 0
EARLIEST = time(3, 0)


class Unclear(ValueError):
    """A moment that people could read in two ways, or that does not exist; its text says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`nth` is 1 to 4, or LAST; `weekday` 0 to 6, or WORKING_DAY; every `months` months, `times` times."""

    first: date
    nth: int
    weekday: int
    at: time
    months: int = 1
    times: int = 1


def moments(rule: Rule) -> list[datetime]:
    """The moments of a rule, from the first month on, each with its zone."""
    return [at_luxembourg(day, rule.at) for day in _days(rule)]


def at_luxembourg(day: date, clock: time) -> datetime:
    """A day and an hour as one instant. Nights are refused: two nights a year have an hour too many or too few."""
    if clock < EARLIEST:
        raise Unclear(_("Choose an hour from 03:00 on: a cut-off at night is read in two ways."))
    return datetime.combine(day, clock, tzinfo=LUXEMBOURG)


def _days(rule: Rule) -> Iterator[date]:
    for number in range(rule.times):
        year, month = divmod(rule.first.year * 12 + rule.first.month - 1 + number * rule.months, 12)
        yield _in_month(year, month + 1, rule)


def _in_month(year: int, month: int, rule: Rule) -> date:
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if rule.weekday == WORKING_DAY:
        if rule.nth == LAST:
            return add_working_days(last + timedelta(days=1), -1)
        return add_working_days(first - timedelta(days=1), rule.nth)
    if rule.nth == LAST:
        return last - timedelta(days=(last.weekday() - rule.weekday) % 7)
    return first + timedelta(days=(rule.weekday - first.weekday()) % 7, weeks=rule.nth - 1)
