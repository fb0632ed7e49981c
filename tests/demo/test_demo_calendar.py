"""The time of the demo's stories: working days, working hours, and never later than now."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from demo.capacity import hours_in
from demo.diary import Diary
from demo.identifiers import identifiers
from portal.core.working_days import LUXEMBOURG, is_working_day

FROM, UNTIL = datetime(2026, 1, 1, tzinfo=UTC), datetime(2035, 12, 31, tzinfo=UTC)
MOMENTS = st.integers(int(FROM.timestamp()), int(UNTIL.timestamp())).map(
    lambda seconds: datetime.fromtimestamp(seconds, tz=UTC)
)
AGES = st.integers(min_value=0, max_value=250)


@given(now=MOMENTS, age=AGES)
def test_stories_begin_on_a_working_day_not_after_today(now, age):
    diary = Diary(now=now, age=age)
    today = now.astimezone(LUXEMBOURG).date()

    assert is_working_day(diary.day)
    assert diary.day <= today - timedelta(days=age)


@given(now=MOMENTS, age=AGES, steps=st.lists(st.sampled_from(["minutes", "morning"]), max_size=12))
def test_time_passes_forwards_and_never_ahead_of_now(now, age, steps):
    diary = Diary(now=now, age=age)
    told = [diary.at]
    for step in steps:
        told.append(diary.minutes(40) if step == "minutes" else diary.morning())

    assert told == sorted(told)
    assert max(told) <= now


def test_age_counts_calendar_days_back_to_a_working_day():
    sunday = datetime(2026, 11, 22, 12, tzinfo=UTC)

    assert [Diary(now=sunday, age=age).day.isoformat() for age in (0, 2, 3)] == [
        "2026-11-20",
        "2026-11-20",
        "2026-11-19",
    ]


@given(number=st.integers(min_value=1, max_value=200))
def test_no_two_companies_share_a_number(number):
    mine, next_one = identifiers(number), identifiers(number + 1)

    assert [name for name in mine if mine[name] == next_one[name]] == []


def test_hours_follow_the_length_of_the_month():
    assert [hours_in(date(2027, month, 1)) for month in (1, 2, 4)] == [84370, 76205, 81648]
