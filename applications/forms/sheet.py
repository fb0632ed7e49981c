"""What a section's page carries from the server to the browser and back, and how two people's answers meet on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from django.http import QueryDict

from applications.merging import Merged, Page, marks_of
from applications.models import SectionAnswers
from applications.questionnaires.answering import put
from applications.questionnaires.forms import SectionForm
from applications.questionnaires.rows import Section

SEEN, WAS, CONTESTED, TAKE = "seen", "was", "contested", "take"
LONGEST_VERSION = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The version and the marks of a page, and the questions on which it shows a colleague's answer too."""

    seen: int = 0
    was: Mapping[str, str] = field(default_factory=dict)
    contested: frozenset[str] = frozenset()
    chosen: frozenset[str] = frozenset()  # where the colleague's answer has been ticked

    @classmethod
    def of(cls, row: SectionAnswers, *, contested: frozenset[str] = frozenset()) -> Self:
        """A fresh page over what is stored."""
        return cls(seen=row.version, was=marks_of(row.values), contested=contested)

    def saved(self, row: SectionAnswers, *, mine: Mapping[str, Any], unreadable: frozenset[str]) -> Self:
        """This page after it was saved and stayed open: what it shows is marked, and only that.

        A colleague's answer that was put together with these is not on the page: its old mark stays, so that
        the next save from this page leaves it alone.
        """
        names = {*row.values, *mine, *self.was} - unreadable
        shown = {name for name in names if row.values.get(name) == mine.get(name)}
        old = {name: mark for name, mark in self.was.items() if name not in shown}
        now = marks_of({name: value for name, value in row.values.items() if name in shown})
        return replace(self, seen=row.version if shown == names else self.seen, was=old | now)

    @classmethod
    def sent(cls, posted: QueryDict) -> Self:
        """The page that somebody sends back; what nobody can read counts as never seen."""
        seen = posted.get(SEEN, "")
        pairs = (pair.partition("=") for pair in posted.get(WAS, "").split())
        return cls(
            seen=int(seen) if seen.isdecimal() and len(seen) <= LONGEST_VERSION else 0,
            was={name: mark for name, _equals, mark in pairs if mark},
            contested=frozenset(posted.get(CONTESTED, "").split()),
            chosen=frozenset(posted.getlist(TAKE)),
        )

    def carried(self) -> dict[str, str]:
        """The same as hidden values."""
        return {
            SEEN: str(self.seen),
            WAS: " ".join(f"{name}={mark}" for name, mark in sorted(self.was.items())),
            CONTESTED: " ".join(sorted(self.contested)),
        }

    def page(self, *, unreadable: frozenset[str]) -> Page:
        return Page(seen=self.seen, was=self.was, unreadable=unreadable)


def with_taken(posted: QueryDict, *, section: Section, theirs: Mapping[str, Any]) -> QueryDict:
    """What was typed, with the colleague's answer where somebody ticked that they take it."""
    typed = posted.copy()
    for name in posted.getlist(TAKE):
        if question := section.by_key.get(name):
            put(typed, question, theirs.get(name))
    return typed


def with_merged(form: SectionForm, merged: Merged) -> QueryDict:
    """What was typed, with the colleague's answers wherever only they changed something."""
    posted: Any = form.data
    typed: QueryDict = posted.copy()
    for name in form.fields:
        if name not in merged.contested | form.unreadable():
            put(typed, form.section.by_key[name], merged.values.get(name))
    typed.setlist(TAKE, [])
    return typed
