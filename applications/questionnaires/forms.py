"""A section as a form, made from its rows: it validates and turns its values into JSON and back; it never saves."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.forms.figures import in_figures
from applications.questionnaires import conditions
from applications.questionnaires.answering import NOTHING, plain_answer
from applications.questionnaires.fields import FIELDS, limited
from applications.questionnaires.kinds import Kind
from applications.questionnaires.rows import Answers, Question, Questionnaire, Section
from applications.questionnaires.tables import TableField
from portal.files.forms import UploadField
from portal.ui.layout import Words

UNSURE_MISSING = gettext_lazy("Choose an answer. “I am not sure” is one.")
MAY_BE_PUBLISHED = gettext_lazy("This answer may be published if you get the hours.")
UNFINISHED = frozenset({"required", "incomplete"})  # codes of what may still come


class SectionForm(forms.Form):
    """One section of an application's form.

    `about` is the application, for what its mode or company already says; `today` is the day to judge dates by;
    `answers` are what the other sections say, for questions that depend on them.
    """

    def __init__(
        self,
        *args: Any,
        section: Section,
        questionnaire: Questionnaire,
        about: Any,
        today: date,
        answers: Answers,
        **kwargs: Any,
    ) -> None:
        self.section, self.questionnaire = section, questionnaire
        self.about, self.today = about, today
        self.answers = {key: values for key, values in answers.items() if key != section.key}
        super().__init__(*args, **kwargs)
        self.helper: Any = None  # how the page lays it out
        self.watched: dict[str, Any] = {}  # the conditions that this page decides itself
        for question in self._shown():
            self.fields[question.key] = self._field(question)

    def _shown(self) -> Iterator[Question]:
        """What the page asks: everything but what the answers of other pages rule out."""
        elsewhere = self.questionnaire.asked(self.answers, mode=self.about.mode)

        def answer(key: str) -> Any:
            question = self.questionnaire.questions.get(key)
            found = self.answers.get(question.section, {}).get(key) if question else None
            return found if key in elsewhere else None

        here: set[str] = set()
        for question in self.section.questions:
            left = conditions.reduced(question.condition, here=here.__contains__, answer=answer)
            if left is False or not question.applies(self.about.mode):
                continue
            if left is not True:
                self.watched[question.key] = left
            here.add(question.key)
            yield question

    def _field(self, question: Question) -> forms.Field:
        required = question.missing or UNSURE_MISSING
        asked: dict[str, Any] = {
            "label": question.label,
            "help_text": _help(question),
            "required": question.required,
            "error_messages": {"required": required},
        }
        if question.kind == Kind.TABLE:
            return TableField(question=question, **asked)
        return FIELDS[question.kind](question, asked, self)

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]  # the stubs do not know it
        for name in list(self.cleaned_data):
            question = self.section.by_key[name]
            value = self.cleaned_data[name]
            chosen = value if isinstance(value, list) else [value]
            blocks = question.options.get("blocks", ())
            if blocks and any(str(each) in blocks for each in chosen if isinstance(each, str)):
                refusal = question.refusal or gettext_lazy("A project with this answer cannot be admitted.")
                self.add_error(name, ValidationError(str(refusal), code="refused"))

    def _post_clean(self) -> None:
        """What is not asked may be missing or wrong; rows that have to add up are kept until they do."""
        asked = self.questionnaire.asked(self._together(), mode=self.about.mode)
        for name in [name for name in self.errors if name in self.fields and name not in asked]:
            del self.errors[name]
        for name, value in self.cleaned_data.items():
            question = self.section.by_key[name]
            if name in asked and value and (words := self._sum_problem(question, value)):
                wrong = self.errors.setdefault(name, self.error_class(renderer=self.renderer))
                wrong.extend([ValidationError(words, code="incomplete")])

    def _together(self) -> dict[str, Mapping[str, Any]]:
        return {**self.answers, self.section.key: self.stored()}

    def _sum_problem(self, question: Question, rows: Any) -> str:
        """A column that has to make up the answer to another question: hours by work package."""
        column, other = (str(question.options.get(name) or "") for name in ("sum_column", "sum_question"))
        wanted = self.questionnaire.questions.get(other) if column and other else None
        if wanted is None:
            return ""
        value = self._together().get(wanted.section, {}).get(other)
        if value in NOTHING:
            return ""
        total = sum((Decimal(row.get(column, 0)) for row in rows), Decimal(0))
        if total == Decimal(str(value)):
            return ""
        words = _("The rows add up to %(total)s, and “%(question)s” says %(wanted)s. Make them equal.")
        figures = {"total": in_figures(total), "wanted": in_figures(Decimal(str(value)))}
        return words % {"question": wanted.label, **figures}

    def stored(self) -> dict[str, Any]:
        """The valid answers as JSON keeps them; a field that failed is left out, so that the rest can be saved."""
        return {
            name: plain_answer(value) for name, value in self.cleaned_data.items() if value not in NOTHING
        }

    def unreadable(self) -> frozenset[str]:
        """The fields that were filled in and cannot be taken as they are."""
        return frozenset(name for name in self.errors if name in self.fields and not self._may_come(name))

    def unasked(self, stored: Mapping[str, Any]) -> frozenset[str]:
        """What is stored and not on this page, so that saving it leaves it alone."""
        return frozenset(stored) - frozenset(self.fields)

    def forgive_missing(self) -> None:
        """Leave only the errors of what was filled in: what is missing may still come."""
        for name in [name for name in self.errors if name in self.fields and self._may_come(name)]:
            del self.errors[name]

    def _may_come(self, name: str) -> bool:
        return {error.code for error in self.errors.as_data()[name]} <= UNFINISHED

    def given(self) -> list[tuple[Words, Any, Words]]:
        """What the section says without having asked: label, value and unit."""
        mode = self.about.mode
        if mode.fixed_hours and any(question.kind == Kind.HOURS for question in self.section.questions):
            return [(gettext_lazy("GPU-hours"), mode.hours_min, gettext_lazy("GPU-hours"))]
        return []


def bound(
    section: Section,
    *,
    questionnaire: Questionnaire,
    application: Any,
    answers: Answers,
    today: date,
) -> SectionForm:
    """The form of a section as if the stored answers had just been typed."""
    return SectionForm(
        data=dict(answers.get(section.key, {})),
        section=section,
        questionnaire=questionnaire,
        about=application,
        today=today,
        answers=answers,
    )


def _help(question: Question) -> Any:
    """The help, the limit and whether the world may read the answer."""
    parts: list[Any] = [question.help] if question.help else []
    if question.kind == Kind.LONG:
        parts.append(limited(question))
    if question.kind == Kind.FILE:
        parts.append(FILES)
    if question.public:
        parts.append(MAY_BE_PUBLISHED)
    return format_lazy(" ".join(["{}"] * len(parts)), *parts) if parts else ""


class _Files:
    """Which files are taken, in the reader's language."""

    def __str__(self) -> str:
        return str(UploadField().help_text)


FILES = _Files()
