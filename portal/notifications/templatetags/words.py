"""Figures and dates in the words of a message: plain text in the language that is active, no markup."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils.translation import get_language

from portal.ui import formats

register = template.Library()


def _language() -> str:
    return (get_language() or "en")[:2]


@register.filter
def figure(value: Decimal | int, places: int = 0) -> str:
    return formats.number(value, language=_language(), places=places)


@register.filter
def money(value: Decimal | int) -> str:
    return formats.money(value, language=_language())


@register.filter
def gpu_hours(value: Decimal | int) -> str:
    return formats.gpu_hours(value, language=_language())


@register.filter
def day(value: date | datetime) -> str:
    return formats.day(value)


@register.filter
def moment(value: datetime) -> str:
    return formats.moment(value)


@register.filter
def deadline(value: datetime) -> str:
    return formats.deadline(value)
