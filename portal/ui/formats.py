"""How numbers, money, hours and dates are written in each language. Pure: no database, no request, no clock.

Luxembourg writes 24.11.2026 in every language; figures follow the language.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from portal.core.money import format_amount

LUXEMBOURG = ZoneInfo("Europe/Luxembourg")
SPACE = "\u00a0"  # a figure and its unit stay on one line


def number(value: Decimal | int, *, language: str, places: int = 0) -> str:
    """`1234.5` as `1,234.50`, `1.234,50` or `1 234,50`."""
    return format_amount(Decimal(value), language=language, places=places)


def money(value: Decimal | int, *, language: str) -> str:
    """An amount in euro, to the cent."""
    figure = number(value, language=language, places=2)
    if language != "en":
        return f"{figure}{SPACE}€"
    return f"-€{figure[1:]}" if figure.startswith("-") else f"€{figure}"


def gpu_hours(value: Decimal | int, *, language: str) -> str:
    """An amount of computing; decimals only where there are some."""
    exact = Decimal(value)
    places = 0 if exact == exact.to_integral_value() else 2
    words = _("1 GPU-hour") if exact == 1 else _("%(hours)s GPU-hours")
    return words % {"hours": number(exact, language=language, places=places)}


def day(value: date | datetime) -> str:
    """The date in Luxembourg."""
    return f"{local(value):%d.%m.%Y}"


def moment(value: datetime) -> str:
    """Date and time in Luxembourg, for what has happened."""
    return f"{local(value):%d.%m.%Y, %H:%M}"


def deadline(value: datetime) -> str:
    """Date and time with the name and the offset of the zone, for what is due."""
    here = value.astimezone(LUXEMBOURG)
    hours = (here.utcoffset() or timedelta()) // timedelta(hours=1)
    return _("%(moment)s (Luxembourg time, UTC+%(hours)d)") % {
        "moment": f"{here:%d.%m.%Y, %H:%M}",
        "hours": hours,
    }


def local(value: date | datetime) -> date:
    """The same instant on a Luxembourg clock; a plain date is what it is."""
    if isinstance(value, datetime):
        return value.astimezone(LUXEMBOURG)
    return value
