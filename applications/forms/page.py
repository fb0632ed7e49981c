"""A section's form as a page: its buttons, what it carries along, and a colleague's answers beside one's own."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from django.utils.translation import gettext_lazy as _

from applications.forms.sheet import TAKE, Sheet
from applications.models import SectionAnswers
from applications.questionnaires.forms import SectionForm
from applications.questionnaires.layout import control, grouped, only_if
from applications.questionnaires.wording import words
from portal.ui.layout import SAVE, Block, Button, Part, Words, page_helper

LATER = "later"


class Carried(Block):
    """Values that go along unseen. SECURITY: crispy's own Hidden renders a value as a template."""

    template = "applications/_carried.html"

    def __init__(self, values: Mapping[str, str]) -> None:
        super().__init__()
        self.values = values

    def words(self) -> dict[str, Any]:
        return {"values": self.values}


class Beside(Block):
    """A question that two people answered: the colleague's words above one's own."""

    template = "applications/_beside.html"

    def __init__(
        self,
        part: Part,
        *,
        name: str,
        question: Words,
        text: Words,
        chosen: bool,
        by: Words = "",
        at: datetime | None = None,
    ) -> None:
        super().__init__(part)
        self.facts: dict[str, Any] = {"name": name, "question": question, "text": text, "by": by, "at": at}
        self.facts |= {"chosen": chosen, "take": TAKE}

    def words(self) -> dict[str, Any]:
        return self.facts


def section_helper(
    form: SectionForm, *, sheet: Sheet, theirs: SectionAnswers, only: Collection[str] | None = None
) -> FormHelper:
    """The form of one section, with `theirs` beside the questions that the sheet says are contested.

    `only` names the questions that are open; without it all of them are.
    """
    contested = sheet.contested if sheet.seen == theirs.version else frozenset()
    parts: dict[str, Part] = {}
    for name in form.fields:
        if only is not None and name not in only:
            continue
        part = control(form.section.by_key[name])
        if name in contested:
            part = _beside(part, name, form, sheet, theirs)
        parts[name] = only_if(part, form=form, name=name)
    later = Button(_("Save and come back later"), name=LATER)
    return page_helper(*grouped(form, parts), Carried(sheet.carried()), submit=SAVE, buttons=[later])


def _beside(part: Part, name: str, form: SectionForm, sheet: Sheet, theirs: SectionAnswers) -> Beside:
    question = form.section.by_key[name]
    mine = form[name].value()
    return Beside(
        part,
        name=name,
        question=question.label,
        text=words(question, theirs.values.get(name)),
        chosen=name in sheet.chosen or not mine,
        by=theirs.saved_by.get_full_name(),
        at=theirs.saved_at,
    )
