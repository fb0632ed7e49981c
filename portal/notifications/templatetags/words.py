"""Figures and dates in the words of a message: plain text in the language that is active, no markup."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.utils.translation import get_language

from portal.ui import formats

register = template.Library()


def _language() -> str:
    return (get_language() or "en")[:2]


def _shown(value: Any, words: Callable[[Any], str]) -> str:
    """A missing value leaves a gap like an unknown name, and like it is refused where that is asked for."""
    if value is not None:
        return words(value)
    if settings.NOTICES_STRICT:
        raise ValueError("A message names a figure or a date that is not there.")
    return ""


@register.filter
def figure(value: Decimal | int | None, places: int = 0) -> str:
    return _shown(value, lambda known: formats.number(known, language=_language(), places=places))


@register.filter
def money(value: Decimal | int | None) -> str:
    return _shown(value, lambda known: formats.money(known, language=_language()))


@register.filter
def gpu_hours(value: Decimal | int | None) -> str:
    return _shown(value, lambda known: formats.gpu_hours(known, language=_language()))


@register.filter
def day(value: date | datetime | None) -> str:
    return _shown(value, formats.day)


@register.filter
def moment(value: datetime | None) -> str:
    return _shown(value, formats.moment)


@register.filter
def deadline(value: datetime | None) -> str:
    return _shown(value, formats.deadline)
