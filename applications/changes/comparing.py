"""Two frozen versions of an application beside each other: question by question, then the company's facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from applications.answers import Row, company_rows, in_words
from applications.changes.words import Kind, Piece, pieces, whole_lines
from applications.sections import of_content
from portal.ui.layout import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One question whose answer differs. `lines` are those of a list or table; elsewhere `pieces` tell it."""

    label: Words
    pieces: list[Piece]
    lines: list[tuple[Kind, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section, or the company, with what changed in it and how much did not."""

    heading: Words
    changes: list[Change]
    same: int

    def named(self) -> str:
        """`Resources (How many GPU-hours?)`."""
        return f"{self.heading} ({', '.join(str(change.label) for change in self.changes)})"


def compare(application: Any, *, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Part]:
    """Every part of the content of two versions, in the language that is active."""
    before = dict(_parts(application, old))
    after = dict(_parts(application, new))
    return [
        _part(heading, before.get(heading, []), after.get(heading, []))
        for heading in dict.fromkeys([*after, *before])
    ]


def changed(application: Any, *, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Part]:
    """Only the parts in which something changed."""
    return [part for part in compare(application, old=old, new=new) if part.changes]


def _parts(application: Any, content: Mapping[str, Any]) -> Iterable[tuple[str, list[Row]]]:
    for group in in_words(application, content["answers"], form=of_content(content)):
        yield str(group.heading), group.rows
    yield _("The company"), company_rows(content["company"])


def _part(heading: str, before: list[Row], after: list[Row]) -> Part:
    old, new = _by_label(before), _by_label(after)
    labels = list(dict.fromkeys([*new, *old]))
    changes = [
        _change(label, old.get(label, ""), new.get(label, ""))
        for label in labels
        if old.get(label, "") != new.get(label, "")
    ]
    return Part(heading=heading, changes=changes, same=len(labels) - len(changes))


def _by_label(rows: Iterable[Row]) -> dict[str, Any]:
    return {str(row.label): _plain(row.value) for row in rows}


def _plain(value: Any) -> Any:
    """The words of an answer; a list or table stays a list of lines."""
    if isinstance(value, list | tuple):
        return tuple(_line(each) for each in value)
    return "" if value is None else str(value)


def _line(value: Any) -> str:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return " · ".join(str(each) for each in value)
    return str(value)


def _change(label: str, old: Any, new: Any) -> Change:
    if isinstance(old, tuple) or isinstance(new, tuple):
        return Change(label=label, pieces=[], lines=_lines(_as_lines(old), _as_lines(new)))
    return Change(label=label, pieces=pieces(old, new), lines=[])


def _as_lines(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else tuple(str(value).splitlines())


def _lines(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[Kind, str]]:
    """The lines of both: each is there in both, or came, or went."""
    return [(piece.kind, line) for piece in whole_lines(old, new) for line in piece.text.splitlines()]
