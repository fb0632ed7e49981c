"""Luxembourg's working days, and promises counted in them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.working_days import (
    LUXEMBOURG,
    add_working_days,
    counted_from,
    is_working_day,
    promised_on,
    public_holidays,
    working_days_between,
)

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    "holiday",
    [
        date(2026, 1, 1),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2025, 5, 9),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 6, 23),
        date(2025, 8, 15),
        date(2027, 11, 1),
        date(2026, 12, 25),
        date(2025, 12, 26),
    ],
)
def test_each_statutory_holiday_is_no_working_day(holiday):
    assert holiday.weekday() < 5  # otherwise the weekend alone would make this pass
    assert is_working_day(holiday) is False


def test_the_law_knows_eleven_holidays():
    assert [len(public_holidays(year)) for year in (2025, 2026, 2027)] == [11, 11, 11]


def test_good_friday_is_a_working_day():
    assert is_working_day(date(2026, 4, 3)) is True
    assert is_working_day(date(2027, 3, 26)) is True


def test_weekends_are_no_working_days():
    assert [is_working_day(date(2026, 11, day)) for day in range(23, 30)] == [True] * 5 + [False] * 2


@pytest.mark.parametrize(
    ("start", "number", "expected"),
    [
        (date(2026, 11, 24), 2, date(2026, 11, 26)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 0, date(2026, 11, 30)),
        (date(2026, 11, 24), 0, date(2026, 11, 24)),
        (date(2026, 12, 23), 2, date(2026, 12, 28)),
        (date(2027, 5, 5), 1, date(2027, 5, 7)),
        (date(2026, 6, 22), 1, date(2026, 6, 24)),
        (date(2026, 11, 30), -1, date(2026, 11, 27)),
        (date(2026, 12, 28), -2, date(2026, 12, 23)),
    ],
)
def test_adding_working_days(start, number, expected):
    assert add_working_days(start, number) == expected


@given(start=DAYS, number=st.integers(1, 60))
def test_counting_undoes_adding(start, number):
    assert working_days_between(start, add_working_days(start, number)) == number


@given(start=DAYS, number=st.integers(0, 60))
def test_adding_ends_on_a_working_day(start, number):
    assert is_working_day(add_working_days(start, number))


@given(one=DAYS, other=DAYS)
def test_counting_backwards_is_the_opposite(one, other):
    assert working_days_between(one, other) == -working_days_between(other, one)


@pytest.mark.parametrize(
    ("received", "day"),
    [
        (datetime(2026, 11, 24, 9, 0, tzinfo=LUXEMBOURG), date(2026, 11, 24)),
        (datetime(2026, 11, 24, 17, 0, tzinfo=LUXEMBOURG), date(2026, 11, 24)),
        (datetime(2026, 11, 24, 17, 0, 0, 1, tzinfo=LUXEMBOURG), date(2026, 11, 25)),
        (datetime(2026, 11, 27, 18, 0, tzinfo=LUXEMBOURG), date(2026, 11, 30)),
        (datetime(2026, 11, 28, 9, 0, tzinfo=LUXEMBOURG), date(2026, 11, 30)),
        (datetime(2026, 6, 23, 9, 0, tzinfo=LUXEMBOURG), date(2026, 6, 24)),
        (datetime(2026, 11, 24, 16, 30, tzinfo=UTC), date(2026, 11, 25)),
        (datetime(2026, 7, 21, 15, 30, tzinfo=UTC), date(2026, 7, 22)),
        (datetime(2026, 11, 24, 23, 30, tzinfo=UTC), date(2026, 11, 25)),
    ],
)
def test_day_of_receipt(received, day):
    assert counted_from(received) == day


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        counted_from(datetime(2026, 11, 24, 9, 0))  # noqa: DTZ001


def test_promise_skips_weekend_and_holidays():
    received = datetime(2026, 12, 22, 10, 0, tzinfo=LUXEMBOURG)
    assert promised_on(received, days=4) == date(2026, 12, 29)


def test_promise_after_hours_starts_the_next_day():
    received = datetime(2026, 11, 23, 18, 0, tzinfo=LUXEMBOURG)
    assert promised_on(received, days=2) == date(2026, 11, 26)


def test_the_clock_stands_while_we_wait_for_an_answer():
    received = datetime(2026, 11, 23, 10, 0, tzinfo=LUXEMBOURG)
    pause = (
        datetime(2026, 11, 24, 10, 0, tzinfo=LUXEMBOURG),
        datetime(2026, 11, 27, 10, 0, tzinfo=LUXEMBOURG),
    )
    assert promised_on(received, days=2, pauses=[pause]) == date(2026, 11, 30)


@given(
    received=st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    later=st.integers(0, 100),
    days=st.integers(1, 20),
)
def test_who_comes_later_is_never_promised_earlier(received, later, days):
    assert promised_on(received, days=days) <= promised_on(received + timedelta(hours=later), days=days)
