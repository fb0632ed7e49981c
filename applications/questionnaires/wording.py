"""A stored answer as people read it: choices in words, dates and figures as each language writes them.

Whatever was accepted once can be read for ever: what no longer fits its question is shown as it was stored.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import get_language, ngettext

from applications.forms.figures import in_figures
from applications.questionnaires.fields import REPLIES
from applications.questionnaires.kinds import Kind
from applications.questionnaires.rows import Column, Question
from portal.ui import formats
from portal.ui.layout import Words

NAMES: dict[str, Any] = dict(REPLIES)


def words(question: Question, value: Any) -> Words:
    """The answer to one question; nothing where there is none. Several lines where it has several parts."""
    if value in (None, "", [], {}):
        return ""
    return WORDED.get(question.kind, _plain)(question, value)


def measured(value: Any, unit: Words = "") -> str:
    """A figure with its unit, with as many decimals as it has."""
    try:
        exact = Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        return str(value)
    if not exact.is_finite():
        return str(value)
    places = 0 if exact == exact.to_integral_value() else -int(exact.normalize().as_tuple().exponent)
    return f"{in_figures(exact, places=places)}{formats.SPACE}{unit}".strip()


def _plain(question: Any, value: Any) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def _figure(question: Any, value: Any) -> str:
    return measured(value, question.unit)


def _money(question: Any, value: Any) -> str:
    try:
        return formats.money(Decimal(value), language=(get_language() or "en")[:2])
    except (InvalidOperation, TypeError, ValueError):
        return str(value)


def _day(question: Any, value: Any) -> str:
    try:
        return formats.day(date.fromisoformat(value))
    except (TypeError, ValueError):
        return str(value)


def _reply(question: Any, value: Any) -> Words:
    return NAMES.get(value, str(value)) if isinstance(value, str) else str(value)


def _choice(question: Question, value: Any) -> Words:
    labels = {choice.key: str(choice.label) for choice in question.choices}
    return labels.get(str(value), str(value))


def _choices(question: Question, value: Any) -> str:
    values = value if isinstance(value, list) else [value]
    return "\n".join(str(_choice(question, each)) for each in values)


def _months(question: Any, value: Any) -> str:
    try:
        number = int(value)
    except (TypeError, ValueError):
        return str(value)
    return ngettext("%(count)d month", "%(count)d months", number) % {"count": number}


def _file(question: Any, value: Any) -> str:
    return str(value.get("name", "")) if isinstance(value, Mapping) else str(value)


def _table(question: Question, value: Any) -> str:
    """One line for each row."""
    rows = value if isinstance(value, list) else [value]
    return "\n".join(_row(question, row) if isinstance(row, Mapping) else str(row) for row in rows)


def _row(question: Question, row: Mapping[str, Any]) -> str:
    cells = [(column, row[column.key]) for column in question.columns if column.key in row]
    return " · ".join(f"{column.label}: {_cell(column, value)}" for column, value in cells)


def _cell(column: Column, value: Any) -> Words:
    return WORDED.get(column.kind, _plain)(column, value)


WORDED: dict[str, Callable[[Any, Any], Words]] = {
    Kind.NUMBER: _figure,
    Kind.HOURS: _figure,
    Kind.MONEY: _money,
    Kind.DATE: _day,
    Kind.UNSURE: _reply,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.TERM: _months,
    Kind.FILE: _file,
    Kind.TABLE: _table,
}
