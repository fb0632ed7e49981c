"""What the page of answers carries from the server to the browser and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from django.http import QueryDict

from applications.dialogue.models import Question
from applications.forms.sheet import CONTESTED, SEEN, TAKE, WAS
from applications.merging import mark


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSheet:
    """The state of the application, the marks of the drafts, and where a colleague's words are shown too."""

    seen: str
    was: Mapping[int, str]
    contested: frozenset[int] = frozenset()
    chosen: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, questions: Sequence[Question], *, seen: str, contested: frozenset[int] = frozenset()) -> Self:
        """A fresh page over what is stored."""
        return cls(seen=seen, was={row.position: mark(row.answer) for row in questions}, contested=contested)

    @classmethod
    def sent(cls, posted: QueryDict, *, questions: Sequence[Question], seen: str) -> Self:
        """The page that somebody sends back; what nobody can read counts as what is stored now."""
        was = {row.position: mark(row.answer) for row in questions}
        for pair in posted.get(WAS, "").split():
            position, _equals, old = pair.partition("=")
            if position.isdecimal() and len(position) < 4:
                was[int(position)] = old
        shown = {
            int(word) for word in posted.get(CONTESTED, "").split() if word.isdecimal() and len(word) < 4
        }
        return cls(
            seen=posted.get(SEEN) or seen,
            was=was,
            contested=frozenset(shown),
            chosen=frozenset(posted.getlist(TAKE)),
        )

    def carried(self) -> dict[str, str]:
        """The same as hidden values."""
        return {
            SEEN: self.seen,
            WAS: " ".join(f"{position}={old}" for position, old in sorted(self.was.items())),
            CONTESTED: " ".join(str(position) for position in sorted(self.contested)),
        }
