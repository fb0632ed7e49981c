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


def by_month(hours: Decimal, *, start: date, end: date) -> dict[date, Decimal]:
    """Spread hours over the first days of the months from `start` to `end`, by days, to four decimals.

    The last month takes what rounding leaves, so the parts always add up to the whole.
    """
    if end < start:
        raise ValueError("A term cannot end before it starts.")
    days: dict[date, int] = {}
    day = start
    while day <= end:
        month_end = date(day.year, day.month, calendar.monthrange(day.year, day.month)[1])
        days[day.replace(day=1)] = (min(month_end, end) - day).days + 1
        day = month_end + timedelta(days=1)
    whole = sum(days.values())
    parts = {
        month: (hours * count / whole).quantize(FOUR_PLACES, ROUND_HALF_EVEN) for month, count in days.items()
    }
    last = max(parts)
    parts[last] += hours - sum(parts.values())
    return parts
