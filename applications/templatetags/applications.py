"""Filters of the applications' pages."""

from datetime import date

from django import template

from applications.dates import long_day as words

register = template.Library()


@register.filter
def long_day(value: date | None) -> str:
    """`{{ application.promised_on|long_day }}`: Thursday 26 November 2026."""
    return "" if value is None else words(value)
