"""Reading and writing amounts of money."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from portal.core.money import format_amount, parse_amount, to_cents

AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1 234,50", "1234.50"),
        ("1\u202f234,50", "1234.50"),
        ("1\u00a0234,50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1'234.50", "1234.50"),
        ("1’234.50", "1234.50"),
        ("1 234.50", "1234.50"),
        ("1234,5", "1234.50"),
        ("1234.5", "1234.50"),
        ("1234", "1234.00"),
        ("1 234 567", "1234567.00"),
        ("1,234,567", "1234567.00"),
        ("1.234.567", "1234567.00"),
        ("1.234.567,89", "1234567.89"),
        ("0,50", "0.50"),
        ("007", "7.00"),
        ("€ 12,30", "12.30"),
        ("12,30 €", "12.30"),
        ("EUR 12.30", "12.30"),
        ("  12.30 eur ", "12.30"),
        ("-12,30", "-12.30"),
        ("−12,30", "-12.30"),
        ("+12,30", "12.30"),
        ("1.50", "1.50"),
        ("0", "0.00"),
    ],
)
def test_amounts_that_are_understood(typed, amount):
    assert str(parse_amount(typed)) == amount


@pytest.mark.parametrize("typed", ["1,234", "1.234", "999,999", "12.000", "€ 12.000"])
def test_an_ambiguous_amount_is_refused(typed):
    with pytest.raises(ValidationError) as refused:
        parse_amount(typed)
    assert refused.value.code == "amount_ambiguous"


def test_the_refusal_says_what_to_write():
    with pytest.raises(ValidationError) as refused:
        parse_amount("1,234")
    assert refused.value.messages == ["“1,234” can mean 1234 or 1.234. Write 1234.00 or 1.23 instead."]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "abc",
        "1e5",
        "NaN",
        "12,34.50",
        "1 23",
        "1,23,456",
        "--5",
        "5-",
        "1.2.3",
        "١٢٣",
        "１２",
        ",5",
        "5,",
        "0x10",
    ],
)
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(ValidationError) as refused:
        parse_amount(typed)
    assert refused.value.code == "amount_unreadable"


@pytest.mark.parametrize("typed", ["1,2345", "0,123", "1,234.567", "1234,567", "1 234,567"])
def test_more_than_cents_are_refused(typed):
    with pytest.raises(ValidationError) as refused:
        parse_amount(typed)
    assert refused.value.code == "amount_too_precise"


def test_an_amount_nobody_has_is_refused():
    assert parse_amount("9" * 15) == Decimal("9" * 15)
    with pytest.raises(ValidationError) as refused:
        parse_amount("9" * 16)
    assert refused.value.code == "amount_too_large"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("fr", "1\u202f234\u202f567,50"),
        ("lb", "1\u202f234\u202f567,50"),
        ("de", "1.234.567,50"),
        ("en", "1,234,567.50"),
        ("fr-lu", "1\u202f234\u202f567,50"),
        ("DE", "1.234.567,50"),
        ("pt", "1,234,567.50"),
    ],
)
def test_writing_an_amount(language, written):
    assert format_amount(Decimal("1234567.5"), language=language) == written


def test_writing_with_other_places():
    assert format_amount(Decimal("1234.56785"), language="de", places=4) == "1.234,5678"
    assert format_amount(Decimal("1234.5"), language="fr", places=0) == "1\u202f234"


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [("0.005", "0.00"), ("0.015", "0.02"), ("0.025", "0.02"), ("-0.015", "-0.02"), ("2", "2.00")],
)
def test_half_a_cent_goes_to_the_even_neighbour(amount, rounded):
    assert str(to_cents(Decimal(amount))) == rounded


@given(amount=AMOUNTS, language=st.sampled_from(["fr", "lb", "de", "en"]))
def test_what_we_write_we_read(amount, language):
    assert parse_amount(format_amount(amount, language=language)) == amount


@given(typed=st.text(alphabet="0123456789 .,'-€", max_size=20))
def test_an_amount_is_read_or_refused_and_nothing_else(typed):
    try:
        amount = parse_amount(typed)
    except ValidationError:
        return
    assert amount == to_cents(amount)
