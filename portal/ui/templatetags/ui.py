"""Tags for pages: figures and dates in the reader's language, icons, errors of forms."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.ui import formats, icons
from portal.ui.problems import Problem, problems_of
from portal.ui.problems import sentences as sentences_about

register = template.Library()


def _language() -> str:
    return (get_language() or "en")[:2]


@register.filter
def figure(value: Decimal | int | None, places: int = 0) -> str:
    """`{{ 1008|figure }}`, `{{ share|figure:1 }}`."""
    return "" if value is None else formats.number(value, language=_language(), places=int(places))


@register.filter
def money(value: Decimal | int | None) -> str:
    """`{{ award.worth|money }}`."""
    return "" if value is None else formats.money(value, language=_language())


@register.filter
def gpu_hours(value: Decimal | int | None) -> str:
    """`{{ award.hours|gpu_hours }}`."""
    return "" if value is None else formats.gpu_hours(value, language=_language())


@register.simple_tag
def day(value: date | datetime | None) -> SafeString | str:
    """`{% day company.verified_at %}`: a date."""
    return _time(value, formats.day) if value is None or isinstance(value, datetime) else _plain_day(value)


@lru_cache(maxsize=4096)
def _plain_day(value: date) -> SafeString | str:
    """A date is written alike in every language, and a long list shows the same few again and again."""
    return _time(value, formats.day)


@register.simple_tag
def moment(value: datetime | None) -> SafeString | str:
    """`{% moment event.at %}`: when something happened."""
    return _time(value, formats.moment)


@register.simple_tag
def deadline(value: datetime | None) -> SafeString | str:
    """`{% deadline offer.ends_at %}`: until when, with the zone."""
    return _time(value, formats.deadline)


def _time(value: Any, words: Any) -> SafeString | str:
    if value is None:
        return ""
    machine = formats.local(value).isoformat()
    return format_html('<time datetime="{}">{}</time>', machine, words(value))


@register.simple_tag
def icon(name: str) -> SafeString:
    """`{% icon "building" %}`: decoration; the words beside it carry the meaning."""
    return icons.svg(name)


@register.simple_tag
def problems(*forms: Any) -> list[Problem]:
    """`{% problems form formset as found %}`: every error of these forms, in the order of the page."""
    return problems_of(*forms)


@register.filter
def sentences(field: BoundField) -> list[str]:
    """`{% for sentence in field|sentences %}`: what is wrong with one field."""
    return sentences_about(field)


@register.filter
def look(status: str, colours: Mapping[str, str]) -> str:
    """The colour of a status from the app's own table; grey where the table is silent."""
    return colours.get(str(status), "grey") if colours else "grey"


@register.filter
def count_of(name: str, counters: Mapping[str, int]) -> int:
    """The number that stands beside a line of the menu."""
    return counters.get(name, 0) if name else 0
