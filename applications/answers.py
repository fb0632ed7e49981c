"""Answers in words: check answers, detail page, operator's view and the staff's file show the same rows.

The questions come from the edition, the values from drafts or frozen versions; nothing here asks the database.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.questionnaires.kinds import Kind
from applications.questionnaires.rows import Question, Questionnaire
from applications.questionnaires.wording import measured, words
from applications.sections import Section, form_of
from companies.models import Company
from portal.ui import formats
from portal.ui.layout import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a summary; `change` is the address of the page that changes it, `link` that of the answer."""

    label: Words
    value: Words
    change: str = ""
    link: str = ""
    key: str = ""
    public: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One section in words."""

    section: Section
    rows: list[Row]

    @property
    def heading(self) -> Words:
        return self.section.name


def in_words(
    application: Any,
    answers: Mapping[str, Mapping[str, Any]],
    *,
    form: Questionnaire | None = None,
    only: Iterable[str] = (),
    hide: Collection[str] = (),
    change: Mapping[str, str] | None = None,
) -> list[Shown]:
    """The sections in order, each with its questions and answers.

    `form` is the edition that was answered, for a frozen version `of_content(version.content)`; without it the
    one that the application has now. `only` names sections, `hide` names questions; `change` gives the address of
    the page of each section.
    """
    questionnaire = form or form_of(application)
    keys = frozenset(only)
    addresses = change or {}
    asked = questionnaire.asked(answers, mode=application.mode)
    return [
        Shown(
            section=section,
            rows=rows_of(
                section,
                application=application,
                values=answers.get(section.key, {}),
                asked=asked,
                change=addresses.get(section.key, ""),
                hide=hide,
            ),
        )
        for section in questionnaire.sections
        if not keys or section.key in keys
    ]


def rows_of(
    section: Section,
    *,
    application: Any,
    values: Mapping[str, Any],
    asked: Collection[str] | None = None,
    change: str = "",
    hide: Collection[str] = (),
) -> list[Row]:
    """The questions of one section with their answers; `asked` leaves out those that were not put."""
    rows: list[Row] = []
    for question in section.questions:
        if question.key in hide:
            continue
        if not question.applies(application.mode):
            hours = application.hours or application.mode.hours_min
            rows.insert(0, Row(label=_("GPU-hours"), value=measured(hours, question.unit), key=question.key))
        elif asked is None or question.key in asked:
            rows.append(_row(question, values.get(question.key), change=change))
    return rows


def _row(question: Question, value: Any, *, change: str) -> Row:
    kept = value.get("file") if question.kind == Kind.FILE and isinstance(value, Mapping) else ""
    return Row(
        label=question.label,
        value=words(question, value),
        change=f"{change}#div_id_{question.key}" if change else "",
        link=reverse("files:download", args=[kept]) if kept else "",
        key=question.key,
        public=question.public,
    )


def company_rows(facts: Mapping[str, Any]) -> list[Row]:
    """What the company says of itself, as it goes with the application; what it does not have is left out."""
    rows = [Row(label=label, value=value) for label, value in _company_facts(facts) if value]
    return rows + [_year_row(year) for year in facts.get("years", [])]


def _company_facts(facts: Mapping[str, Any]) -> Iterator[tuple[Words, Words]]:
    yield _label("name"), facts["name"]
    yield _label("legal_form"), _choice("legal_form", facts)
    for name in ("rcs", "vat", "matricule", "permit", "lei"):
        yield _label(name), facts.get(name) or ""
    yield _label("nace"), f"{facts['nace']} ({_choice('nace_revision', facts)})"
    address = f"{facts['street']}, L-{facts['postcode']} {facts['city']}"
    yield _("Address"), f"{address} ({_choice('canton', facts)})"
    yield _label("founded_on"), formats.day(date.fromisoformat(facts["founded_on"]))


def _label(name: str) -> str:
    return capfirst(str(_field(name).verbose_name))


def _choice(name: str, facts: Mapping[str, Any]) -> Words:
    words: Words = dict(_field(name).choices).get(facts[name], facts[name])
    return words


def _field(name: str) -> Any:
    return Company._meta.get_field(name)


def _year_row(year: Mapping[str, Any]) -> Row:
    """Headcount, turnover and balance sheet of one closed year, in one line."""
    language = (get_language() or "en")[:2]
    values = {
        "year": year["year"],
        "headcount": measured(year["headcount"]),
        "turnover": formats.money(Decimal(year["turnover"]), language=language),
        "balance_sheet": formats.money(Decimal(year["balance_sheet"]), language=language),
    }
    line = _("%(headcount)s people, turnover %(turnover)s, balance sheet total %(balance_sheet)s")
    label = _("Estimate for %(year)s") if year.get("estimate") else _("Figures of %(year)s")
    return Row(label=label % values, value=line % values)
