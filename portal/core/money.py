"""Amounts of money: rounding to the cent, reading what people type, writing it the way they read.

Decimals only. An amount that two readers would understand differently is refused, never guessed.
"""

import re
from decimal import ROUND_HALF_EVEN, Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

CENT = Decimal("0.01")
MOST_DIGITS = 15
MOST_DECIMALS = 2

# Digit groups and decimal mark, as written in French and Luxembourgish, German, English and Swiss.
STYLES = ((" ", ","), (" ", "."), (".", ","), (",", "."), ("'", "."), ("'", ","))
READERS = tuple(
    re.compile(rf"([1-9][0-9]{{0,2}}(?:{re.escape(group)}[0-9]{{3}})+|[0-9]+)(?:{re.escape(mark)}([0-9]+))?")
    for group, mark in STYLES
)
CURRENCY = re.compile(r"^(?:€|EUR)|(?:€|EUR)$", re.IGNORECASE)
SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")

MARKS = {"fr": ("\u202f", ","), "lb": ("\u202f", ","), "de": (".", ","), "en": (",", ".")}


def to_cents(amount: Decimal) -> Decimal:
    """Round to the cent; exactly half a cent goes to the even neighbour."""
    return amount.quantize(CENT, rounding=ROUND_HALF_EVEN)


def parse_amount(typed: str) -> Decimal:
    """Read `1 234,50`, `1.234,50`, `1,234.50` or `1234.5`; a ValidationError says what to write instead."""
    sign, digits = _sign_and_digits(typed)
    readings = {_reading(match) for reader in READERS if (match := reader.fullmatch(digits))}
    if not readings:
        raise ValidationError(_("Enter an amount in euros, such as 1234.50."), code="amount_unreadable")
    if len(readings) > 1:
        small, large = sorted(readings)
        raise ValidationError(
            _("“%(typed)s” can mean %(large)s or %(small)s. Write %(large)s.00 or %(rounded)s instead."),
            code="amount_ambiguous",
            params={"typed": digits, "large": large, "small": small, "rounded": to_cents(small)},
        )
    return sign * _within_limits(readings.pop())


def format_amount(amount: Decimal, *, language: str, places: int = 2) -> str:
    """Write an amount the way readers of `language` write it: `1 234,50`, `1.234,50` or `1,234.50`."""
    group, mark = MARKS.get(language.lower().partition("-")[0], MARKS["en"])
    rounded = amount.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    return f"{rounded:,f}".translate({ord(","): group, ord("."): mark})


def _sign_and_digits(typed: str) -> tuple[int, str]:
    text = SPACES.sub(" ", typed).strip()
    text = CURRENCY.sub("", text).strip().replace("\u2019", "'").replace("\u2212", "-")
    if text.startswith("-"):
        return -1, text[1:].strip()
    return 1, text.removeprefix("+").strip()


def _reading(match: re.Match[str]) -> Decimal:
    whole, decimals = match.groups()
    return Decimal(f"{re.sub('[^0-9]', '', whole)}.{decimals or '0'}").normalize() + 0


def _within_limits(amount: Decimal) -> Decimal:
    if amount.as_tuple().exponent < -MOST_DECIMALS:  # type: ignore[operator]
        raise ValidationError(_("Give at most two decimals."), code="amount_too_precise")
    if amount.adjusted() >= MOST_DIGITS:
        raise ValidationError(_("This amount is too large. Check it."), code="amount_too_large")
    return amount.quantize(CENT)
