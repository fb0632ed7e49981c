"""Numbers as people read them in the sentences of an estimate, and as the result states them."""

from decimal import Decimal

from django.utils.translation import get_language

from portal.core.money import format_amount

DIGITS = 4


def rounded(value: Decimal) -> Decimal:
    """Keep four significant digits, half even; an estimate knows no more."""
    return Decimal(plain(value.quantize(Decimal(1).scaleb(value.adjusted() - DIGITS + 1))))


def plain(value: Decimal) -> str:
    """Write a decimal without an exponent and without trailing zeros after the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def scientific(value: Decimal) -> str:
    """Write 8.4e22, the way papers state FLOP."""
    exponent = rounded(value).adjusted()
    return f"{plain(rounded(value).scaleb(-exponent))}e{exponent}"


def counted(value: Decimal) -> str:
    """Write a quantity to four digits in the reader's language."""
    return _in_language(rounded(value))


def percent(share: Decimal) -> str:
    """Write a share of 1 as a percentage with at most one decimal."""
    return _in_language((share * 100).quantize(Decimal("0.1")))


def _in_language(value: Decimal) -> str:
    places = len(plain(value).partition(".")[2])
    return format_amount(value, language=get_language() or "en", places=places)
