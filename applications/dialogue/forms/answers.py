"""The answers to a round of questions: one text for each, sent together."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.answers import Row
from applications.dialogue.models import Question
from applications.forms.base import long
from applications.forms.page import LATER, Beside, Carried
from portal.ui.layout import Block, Button, Part, page_helper

LIMIT = 4000
PREFIX = "answer_"


def field_of(position: int) -> str:
    return f"{PREFIX}{position}"


class AnswersForm(forms.Form):
    """A text for each question. What the page carries along is laid out by `answers_helper`."""

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in questions:
            label = _("Your answer to question %(number)d") % {"number": question.position}
            missing = _("Write an answer to question %(number)d before you send.") % {
                "number": question.position
            }
            self.fields[field_of(question.position)] = long(label, missing=missing, limit=LIMIT)

    def texts(self) -> dict[int, str]:
        """What can be taken, by position; nothing typed is an empty text."""
        return {
            int(name.removeprefix(PREFIX)): self.cleaned_data.get(name, "")
            for name in self.fields
            if name not in self.errors or self._is_missing(name)
        }

    def forgive_missing(self) -> None:
        """Nothing typed is no fault of answers that are only kept."""
        for name in [name for name in self.errors if name in self.fields and self._is_missing(name)]:
            del self.errors[name]

    def _is_missing(self, name: str) -> bool:
        if name not in self.errors:
            return False
        return {error.code for error in self.errors.as_data()[name]} == {"required"}


class Asked(Block):
    """One question above its answer, and below it what may be corrected."""

    template = "applications/dialogue/_asked.html"

    def __init__(self, part: Part, *, question: Question, about: Sequence[str], rows: Sequence[Row]) -> None:
        super().__init__(part)
        self.facts = {"question": question, "about": about, "rows": rows}

    def words(self) -> dict[str, Any]:
        return self.facts


def answers_helper(
    questions: Sequence[tuple[Question, Sequence[str], Sequence[Row]]],
    *,
    carried: dict[str, str],
    theirs: Mapping[int, str],
    chosen: frozenset[str],
) -> Any:
    """Send them, or keep them for later; a colleague's words above one's own where both wrote."""
    parts: list[Part] = []
    for question, about, rows in questions:
        name = field_of(question.position)
        part: Part = name
        if question.position in theirs:
            words = _("Your answer to question %(number)d") % {"number": question.position}
            text = theirs[question.position]
            part = Beside(part, name=name, question=words, text=text, chosen=name in chosen)
        parts.append(Asked(part, question=question, about=about, rows=rows))
    later: Sequence[Button] = [Button(gettext_lazy("Save and come back later"), name=LATER)]
    label = gettext_lazy("Send the answer") if len(questions) == 1 else gettext_lazy("Send all answers")
    return page_helper(*parts, Carried(carried), submit=label, buttons=later)
