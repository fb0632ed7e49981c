"""Figures and dates in the words of a message: plain text in the language that is active, no markup."""

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


def _known(value: Any) -> bool:
    """A missing value leaves a gap like an unknown name, and like it is refused where that is asked for."""
    if value is None and settings.NOTICES_STRICT:
        raise ValueError("A message names a figure or a date that is not there.")
    return value is not None


@register.filter
def figure(value: Decimal | int | None, places: int = 0) -> str:
    return formats.number(value, language=_language(), places=places) if _known(value) else ""


@register.filter
def money(value: Decimal | int | None) -> str:
    return formats.money(value, language=_language()) if _known(value) else ""


@register.filter
def gpu_hours(value: Decimal | int | None) -> str:
    return formats.gpu_hours(value, language=_language()) if _known(value) else ""


@register.filter
def day(value: date | datetime | None) -> str:
    return formats.day(value) if _known(value) else ""


@register.filter
def moment(value: datetime | None) -> str:
    return formats.moment(value) if _known(value) else ""


@register.filter
def deadline(value: datetime | None) -> str:
    return formats.deadline(value) if _known(value) else ""
