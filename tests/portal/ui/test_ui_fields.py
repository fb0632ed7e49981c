"""Fields read what people write, and show it so that it reads the same again."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from portal.ui.forms import AmountField, DayField, HoursField

LANGUAGES = st.sampled_from(["en", "fr", "de", "lb"])
AMOUNTS = st.decimals(min_value=0, max_value=Decimal(10) ** 12, places=2)


@pytest.mark.parametrize(
    "typed", ["1 234,50", "1.234,50", "1,234.50", "1234.5", "1\u202f234,50 €", "€1,234.50"]
)
def test_an_amount_is_read_however_it_is_written(typed: str) -> None:
    assert AmountField().clean(typed) == Decimal("1234.50")


@given(AMOUNTS, LANGUAGES)
def test_an_amount_survives_being_shown(amount: Decimal, language: str) -> None:
    with translation.override(language):
        shown = AmountField().prepare_value(amount)

    assert AmountField().clean(shown) == amount


@given(st.integers(0, 10**9), LANGUAGES)
def test_hours_survive_being_shown(hours: int, language: str) -> None:
    with translation.override(language):
        shown = HoursField().prepare_value(Decimal(hours))

    assert HoursField().clean(shown) == hours
    assert "," not in shown
    assert "." not in shown


def test_what_cannot_be_read_is_shown_as_it_was_typed() -> None:
    assert AmountField().prepare_value("12,34,5") == "12,34,5"
    assert DayField().prepare_value("yesterday") == "yesterday"


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        (AmountField(), "a lot", "Enter an amount in euros, such as 1234.50."),
        (HoursField(), "a lot", "Enter a number of GPU-hours, such as 5 000."),
        (AmountField(), "-1", "Ensure this value is greater than or equal to 0."),
        (DayField(), "31.02.2026", "Enter a date, such as 24.11.2026."),
        (DayField(), "31.12.9999", "Enter a date, such as 24.11.2026."),
    ],
)
def test_errors_say_what_to_write(field, typed: str, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)
    assert refused.value.messages == [words]


@pytest.mark.parametrize("typed", ["24.11.2026", "2026-11-24", "24/11/2026", " 24.11.2026 "])
def test_a_day_is_read_in_the_orders_people_use(typed: str) -> None:
    assert DayField().clean(typed) == date(2026, 11, 24)


def test_a_day_is_shown_as_in_luxembourg() -> None:
    assert DayField().prepare_value(date(2026, 11, 24)) == "24.11.2026"


def test_an_empty_optional_amount_is_none() -> None:
    assert AmountField(required=False).clean("") is None


@pytest.mark.parametrize("typed", ["5000", "5 000", "5.000", "5,000", "5\u202f000"])
def test_thousands_of_hours_are_read_in_every_spelling(typed: str) -> None:
    assert HoursField().clean(typed) == 5000
