"""Terms of whole months, and hours spread over them: exact, in the right months, never negative."""

import calendar
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocations.terms import by_month, first_of_month, last_day, months_after

DAYS = st.dates(date(2026, 1, 1), date(2035, 12, 31))
HOURS = st.decimals(Decimal("0.0001"), Decimal(2_400_000), places=4)
TERMS = st.integers(0, 750)


@given(hours=HOURS, start=DAYS, days=TERMS)
def test_the_parts_are_the_whole_and_none_is_negative(hours: Decimal, start: date, days: int) -> None:
    parts = by_month(hours, start=start, end=start + timedelta(days=days))
    assert sum(parts.values()) == hours
    assert min(parts.values()) >= 0
    assert all(part == part.quantize(Decimal("0.0001")) for part in parts.values())


@given(hours=HOURS, start=DAYS, days=TERMS)
def test_every_month_of_the_term_is_there_once_and_in_order(hours: Decimal, start: date, days: int) -> None:
    end = start + timedelta(days=days)
    wanted = sorted({first_of_month(start + timedelta(days=n)) for n in range(days + 1)})
    assert list(by_month(hours, start=start, end=end)) == wanted


@given(start=DAYS, days=TERMS)
def test_hours_follow_the_days(start: date, days: int) -> None:
    """With one hour for each day a month has as many hours as days of the term."""
    end = start + timedelta(days=days)
    for month, part in by_month(Decimal(days + 1), start=start, end=end).items():
        length = calendar.monthrange(month.year, month.month)[1]
        inside = [day for day in range(1, length + 1) if start <= month.replace(day=day) <= end]
        assert part == len(inside)


def test_a_term_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        by_month(Decimal(1), start=date(2027, 1, 2), end=date(2027, 1, 1))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2027, 1, 1), 1, date(2027, 1, 31)),
        (date(2027, 1, 15), 1, date(2027, 2, 14)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 1, 29), 1, date(2027, 2, 28)),
        (date(2027, 2, 28), 1, date(2027, 3, 27)),
        (date(2026, 12, 1), 3, date(2027, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 3, 1), 12, date(2028, 2, 29)),
    ],
)
def test_last_days(start: date, months: int, end: date) -> None:
    assert last_day(start, months=months) == end


@given(start=DAYS, months=st.integers(1, 12))
def test_a_term_is_never_shorter_than_its_shortest_month(start: date, months: int) -> None:
    end = last_day(start, months=months)
    assert (end - start).days + 1 >= 28 * months
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) in (months - 1, months)


@given(start=DAYS, months=st.integers(1, 11))
def test_a_longer_term_ends_later(start: date, months: int) -> None:
    assert last_day(start, months=months) < last_day(start, months=months + 1)


@given(month=DAYS.map(first_of_month), count=st.integers(0, 30))
def test_months_follow_without_a_gap(month: date, count: int) -> None:
    following = months_after(month, count=count)
    expected = [month.year * 12 + month.month + n for n in range(count)]
    assert [day.year * 12 + day.month - 1 for day in following] == expected
    assert all(day.day == 1 for day in following)
