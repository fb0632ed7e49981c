"""How a section is laid out: groups under their headings, and questions that are asked only if."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from applications.forms.figures import in_figures
from applications.questionnaires.forms import SectionForm
from applications.questionnaires.kinds import Kind
from applications.questionnaires.rows import Question, Questionnaire
from applications.questionnaires.wording import words
from portal.ui.layout import Block, Group, Part, Styled, Words

WIDTHS = {Kind.MONEY: "short", Kind.DATE: "short", Kind.HOURS: "short", Kind.NUMBER: "tiny"}
AUTOCOMPLETE = {Kind.EMAIL: "email", Kind.PHONE: "tel"}


class OnlyIf(Block):
    """A question with its condition in words. A script hides it while the condition is not met."""

    template = "applications/_only_if.html"

    def __init__(self, part: Part, *, condition: Mapping[str, Any], sentence: Words) -> None:
        super().__init__(part)
        self.facts = {"condition": json.dumps(condition), "sentence": sentence}

    def words(self) -> dict[str, Any]:
        return self.facts


def control(question: Question) -> Part:
    """A question's control, as wide as its answer, with its unit."""
    unit = "EUR" if question.kind == Kind.MONEY else question.unit
    width = question.options.get("width") or WIDTHS.get(Kind(question.kind), "")
    autocomplete = question.options.get("autocomplete") or AUTOCOMPLETE.get(Kind(question.kind), "")
    if unit or width or autocomplete:
        return Styled(question.key, unit=unit, width=width, autocomplete=autocomplete)
    return question.key


def only_if(part: Part, *, form: SectionForm, name: str) -> Part:
    """The part with its condition around it, where it has one on this page."""
    condition = form.watched.get(name)
    if condition is None:
        return part
    sentence = _("Only if %(condition)s.") % {"condition": in_words(condition, form.questionnaire)}
    return OnlyIf(part, condition=condition, sentence=sentence)


def in_words(condition: Mapping[str, Any], questionnaire: Questionnaire) -> str:
    """`“Does it contain personal data?” is “Yes” or “I am not sure”`."""
    if "any" in condition:
        return _(" or ").join(in_words(part, questionnaire) for part in condition["any"])
    if "all" in condition:
        return _(" and ").join(in_words(part, questionnaire) for part in condition["all"])
    question = questionnaire.questions[condition["question"]]
    if "at_least" in condition:
        limit = {"question": question.label, "least": in_figures(condition["at_least"])}
        return _("“%(question)s” is %(least)s or more") % limit
    answers = _(" or ").join(f"“{words(question, value)}”" for value in condition["is"])
    return _("“%(question)s” is %(answers)s") % {"question": question.label, "answers": answers}


def grouped(form: SectionForm, parts: Mapping[str, Part]) -> Sequence[Part]:
    """The parts in order; from a heading on they stand under it, until the next."""
    shown: list[Part] = []
    legend: Words = ""
    group: list[Part] = []
    for name, part in parts.items():
        if heading := form.section.by_key[name].heading:
            shown += _closed(group, legend)
            group, legend = [], str(heading)
        group.append(part)
    return [*shown, *_closed(group, legend)]


def _closed(group: list[Part], legend: Words) -> list[Part]:
    return [Group(*group, legend=legend)] if legend and group else group
