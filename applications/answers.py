"""Answers in words: check answers, detail page, operator's view and the staff's file show the same rows.

The questions come from the forms, the values from drafts or frozen versions; nothing here asks the database.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.forms.wording import measured, words
from applications.sections import SECTIONS, Section
from applications.versions import COMPANY_FACTS
from companies.models import Company
from portal.ui import formats
from portal.ui.layout import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a summary; `change` is the address of the page that changes it."""

    label: Words
    value: Words
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One section in words."""

    section: Section
    rows: list[Row]

    @property
    def heading(self) -> Words:
        return self.section.title


def in_words(
    application: Any,
    answers: Mapping[str, Mapping[str, Any]],
    *,
    only: Iterable[str] = (),
    change: Mapping[str, str] | None = None,
) -> list[Shown]:
    """The sections in order, each with its questions and answers; `change` gives the address for each key."""
    keys = frozenset(only)
    addresses = change or {}
    return [
        Shown(
            section=section,
            rows=rows_of(
                section,
                application=application,
                values=answers.get(section.key, {}),
                change=addresses.get(section.key, ""),
            ),
        )
        for section in SECTIONS
        if not keys or section.key in keys
    ]


def rows_of(section: Section, *, application: Any, values: Mapping[str, Any], change: str = "") -> list[Row]:
    """The questions of one section with their answers, and first what was not asked because it is known."""
    form = section.form(about=application, today=date.min)
    given = [Row(label=label, value=measured(value, unit)) for label, value, unit in form.given()]
    asked = [
        Row(
            label=field.label or "",
            value=words(form, name, values.get(name)),
            change=f"{change}#div_id_{name}" if change else "",
        )
        for name, field in form.fields.items()
    ]
    return given + asked


def company_rows(facts: Mapping[str, Any]) -> list[Row]:
    """What the company says of itself, as it goes with the application; empty facts are left out."""
    rows = [
        Row(label=capfirst(field.verbose_name), value=_company_words(field, facts[field.name]))
        for field in (Company._meta.get_field(name) for name in COMPANY_FACTS)
        if facts.get(field.name)
    ]
    return rows + [_year_row(year) for year in facts.get("years", [])]


def _company_words(field: Any, value: Any) -> Words:
    if field.choices:
        return dict(field.choices).get(value, value)
    return formats.day(date.fromisoformat(value)) if field.get_internal_type() == "DateField" else str(value)


def _year_row(year: Mapping[str, Any]) -> Row:
    """Headcount, turnover and balance sheet of one closed year, in one line."""
    language = (get_language() or "en")[:2]
    values = {
        "year": year["year"],
        "headcount": measured(year["headcount"], ""),
        "turnover": formats.money(Decimal(year["turnover"]), language=language),
        "balance_sheet": formats.money(Decimal(year["balance_sheet"]), language=language),
    }
    line = _("%(headcount)s people, turnover %(turnover)s, balance sheet total %(balance_sheet)s")
    return Row(label=_("Figures of %(year)s") % values, value=line % values)
