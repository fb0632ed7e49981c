"""Terms and how their hours fall on calendar months. Pure: dates and decimals."""

import calendar
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

FOUR_PLACES = Decimal("0.0001")


def last_day(start: date, *, months: int) -> date:
    """The last day of a term of whole months: 15 January and one month end on 14 February.

    A start on a day that the last month lacks ends on that month's last day: 31 January → 27 or 28 February
    is never shorter than the month itself.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    month += 1
    length = calendar.monthrange(year, month)[1]
    if start.day > length:
        return date(year, month, length)
    return date(year, month, start.day) - timedelta(days=1)


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def months_after(month: date, *, count: int) -> list[date]:
    """The first days of the months that follow."""
    start = month.year * 12 + month.month  # months are counted from 0, so this is the one after
    return [date((start + n) // 12, (start + n) % 12 + 1, 1) for n in range(count)]


def by_month(hours: Decimal, *, start: date, end: date) -> dict[date, Decimal]:
    """Spread hours over the months from `start` to `end`, by days, to four decimals.

    What is rounded is the sum up to each month's end, so no part is negative and all add up to the whole.
    """
    if end < start:
        raise ValueError("A term cannot end before it starts.")
    whole = (end - start).days + 1
    parts: dict[date, Decimal] = {}
    day, given = start, Decimal(0)
    while day <= end:
        last = min(end, date(day.year, day.month, calendar.monthrange(day.year, day.month)[1]))
        passed = (last - start).days + 1
        due = (hours * passed / whole).quantize(FOUR_PLACES, ROUND_HALF_EVEN) if last < end else hours
        parts[first_of_month(day)] = due - given
        day, given = last + timedelta(days=1), due
    return parts
