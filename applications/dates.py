"""Dates that are promised or asked for, with their day of the week: people plan by it."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import pgettext

from portal.core.working_days import DAY_ENDS, LUXEMBOURG


def long_day(day: date) -> str:
    """Thursday 26 November 2026, as each language writes it."""
    # Translators: how a date with its weekday is put together; German writes "l, j. F Y".
    return date_format(day, pgettext("date with weekday", "l j F Y"))


def close_of(day: date) -> datetime:
    """The moment at which a working day in Luxembourg is over."""
    return datetime.combine(day, DAY_ENDS, tzinfo=LUXEMBOURG)
