"""Repeating cut-offs: the clock on the wall in Luxembourg repeats, right across both changes of the clock."""

from datetime import UTC, date, datetime, time

import pytest

from applications.calls.repeating import LAST, WORKING_DAY, Rule, Unclear, at_luxembourg, moments
from portal.ui import formats

FRIDAY = 4


def test_every_last_friday_of_two_monthly() -> None:
    rule = Rule(first=date(2026, 12, 1), nth=LAST, weekday=FRIDAY, at=time(10, 0), months=2, times=4)
    assert [moment.date() for moment in moments(rule)] == [
        date(2026, 12, 25),
        date(2027, 2, 26),
        date(2027, 4, 30),
        date(2027, 6, 25),
    ]


@pytest.mark.parametrize(
    ("day", "offset", "utc"),
    [
        (date(2027, 3, 27), 1, datetime(2027, 3, 27, 9, tzinfo=UTC)),
        (date(2027, 3, 28), 2, datetime(2027, 3, 28, 8, tzinfo=UTC)),  # the night before, an hour was skipped
        (date(2026, 10, 24), 2, datetime(2026, 10, 24, 8, tzinfo=UTC)),
        (
            date(2026, 10, 25),
            1,
            datetime(2026, 10, 25, 9, tzinfo=UTC),
        ),  # the night before, an hour came twice
    ],
)
def test_ten_oclock_is_ten_oclock_on_both_sides_of_a_change(day: date, offset: int, utc: datetime) -> None:
    moment = at_luxembourg(day, time(10, 0))
    assert moment.astimezone(UTC) == utc
    assert formats.deadline(moment) == f"{day:%d.%m.%Y}, 10:00 (Luxembourg time, UTC+{offset})"


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2026, 10, 25), date(2026, 12, 1)])
@pytest.mark.parametrize("clock", [time(0, 0), time(2, 30)])
def test_an_hour_that_is_missing_or_comes_twice_is_refused(day: date, clock: time) -> None:
    with pytest.raises(Unclear):
        at_luxembourg(day, clock)


def test_a_rule_over_summer_time_keeps_the_hour() -> None:
    rule = Rule(first=date(2027, 2, 1), nth=LAST, weekday=FRIDAY, at=time(10, 0), times=3)
    assert [moment.astimezone(UTC).hour for moment in moments(rule)] == [9, 9, 8]


def test_the_last_and_the_second_working_day() -> None:
    rule = Rule(first=date(2026, 12, 1), nth=LAST, weekday=WORKING_DAY, at=time(17, 0), times=2)
    assert [moment.date() for moment in moments(rule)] == [date(2026, 12, 31), date(2027, 1, 29)]
    rule = Rule(first=date(2027, 1, 1), nth=2, weekday=WORKING_DAY, at=time(17, 0))
    assert moments(rule)[0].date() == date(2027, 1, 5)


def test_the_second_tuesday() -> None:
    assert moments(Rule(first=date(2026, 12, 1), nth=2, weekday=1, at=time(10, 0)))[0].date() == date(
        2026, 12, 8
    )
