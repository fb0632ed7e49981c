"""Numbers in a form, as people in Luxembourg type them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from applications.forms.figures import Figure, in_figures

WHOLE = Figure(max_digits=10, decimal_places=0)
FRACTION = Figure(max_digits=6, decimal_places=1)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("20000", 20000),
        ("20 000", 20000),
        ("20\u202f000", 20000),
        ("20.000", 20000),
        ("20,000", 20000),
        ("20'000", 20000),
        ("1.234.567", 1234567),
    ],
)
def test_thousands_may_be_parted(typed: str, read: int) -> None:
    assert WHOLE.clean(typed) == Decimal(read)


@pytest.mark.parametrize(("typed", "read"), [("1,5", "1.5"), ("1.5", "1.5"), (" 12 ", "12"), ("0", "0")])
def test_comma_and_point_are_the_same(typed: str, read: str) -> None:
    assert FRACTION.clean(typed) == Decimal(read)


@pytest.mark.parametrize("typed", ["-1", "1e3", "five", "1,2,3", "١٢", "1.5.", "NaN", "Infinity", "1 5 x"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match=r"Enter a number, for example 1\.5\."):
        FRACTION.clean(typed)


def test_what_could_be_thousands_is_not_guessed_at() -> None:
    with pytest.raises(ValidationError, match="at most 1 decimal"):
        FRACTION.clean("1.500")


@given(st.integers(0, 10**9))
def test_what_is_shown_in_any_language_can_be_typed_back(number: int) -> None:
    for mark in (",", ".", "\u202f", " "):
        assert WHOLE.clean(f"{number:,}".replace(",", mark)) == number


def test_figures_follow_the_language(settings) -> None:
    assert in_figures(Decimal("1234.5"), places=1) == "1,234.5"
