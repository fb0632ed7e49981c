"""How long a message waits between attempts."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.notifications.delivery import backoff


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(1, 30), (2, 60), (3, 120), (8, 3840), (9, 7200), (16, 7200)]
)
def test_it_doubles_up_to_the_cap(attempts, seconds):
    assert backoff(attempts, chance=0.5) == timedelta(seconds=seconds)


@given(st.integers(1, 16), st.floats(0, 1))
def test_it_is_scattered_by_half(attempts, chance):
    middle = backoff(attempts, chance=0.5)
    assert middle * 0.5 <= backoff(attempts, chance=chance) <= middle * 1.5


def test_all_attempts_together_outlast_a_night_without_mail_server(settings):
    shortest = sum((backoff(n, chance=0) for n in range(1, settings.DELIVERY_ATTEMPTS)), timedelta())
    assert timedelta(hours=8) < shortest < timedelta(days=1)
