"""Two people saved the same section: what can be put together, and what a person has to choose. Pure.

A page carries a mark of every answer as it was when the page was made. An answer whose mark still fits
was not touched there, so the other person's stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.core.hashing import digest

Answers = Mapping[str, Any]
MARK = 10  # hexadecimal digits: enough to tell an old text from a new one


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page knew when it was made, and what on it could not be read."""

    seen: int  # the version of the section, 0 for none yet
    was: Mapping[str, str] = field(default_factory=dict)  # the marks of its answers
    unreadable: frozenset[str] = frozenset()  # these stay as they were stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The answers put together; `contested` names those that both changed, each to something else."""

    values: dict[str, Any]
    contested: frozenset[str]


def mark(value: Any) -> str:
    return digest(value)[:MARK]


def marks_of(values: Answers) -> dict[str, str]:
    """What a page carries; an answer that is not there has no mark."""
    return {name: mark(value) for name, value in values.items()}


def merge(*, mine: Answers, theirs: Answers, was: Mapping[str, str]) -> Merged:
    """Put two versions of a section together; where both changed an answer, mine is in `values`."""
    values: dict[str, Any] = {}
    contested = set()
    for name in [*theirs, *(name for name in mine if name not in theirs)]:
        my, their, before = mine.get(name), theirs.get(name), was.get(name)
        if my == their or _same(their, before):
            chosen = my
        elif _same(my, before):
            chosen = their
        else:
            chosen = my
            contested.add(name)
        if chosen is not None:
            values[name] = chosen
    return Merged(values=values, contested=frozenset(contested))


def _same(value: Any, before: str | None) -> bool:
    """Is this what the page started from?"""
    return before is None if value is None else before == mark(value)
