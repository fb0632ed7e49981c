"""An edition as it is read: sections and questions that never change, in every language at once. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language

from applications.questionnaires import conditions
from applications.questionnaires.kinds import NUMBERS, Kind

Answers = Mapping[str, Mapping[str, Any]]  # by section, then by question
ENGLISH = "en"


class Text(Promise):
    """Words in every language; `str` gives those of the reader, or English where they are missing."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = dict(words)

    def __str__(self) -> str:
        language = (get_language() or ENGLISH)[:2]
        return self.words.get(language) or self.words.get(ENGLISH) or ""

    def __bool__(self) -> bool:
        return any(self.words.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.words == other.words

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.words.items())))

    def __repr__(self) -> str:
        return f"Text({self.words.get(ENGLISH, '')!r})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to choose."""

    key: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    key: str
    kind: str
    label: Text
    unit: Text
    options: Mapping[str, Any]
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. An empty `missing` makes it optional."""

    key: str
    section: str
    kind: str
    label: Text
    heading: Text
    help: Text
    missing: Text
    refusal: Text
    unit: Text
    options: Mapping[str, Any]
    condition: Mapping[str, Any] = field(default_factory=dict)
    public: bool = False
    choices: tuple[Choice, ...] = ()
    columns: tuple[Column, ...] = ()

    @property
    def required(self) -> bool:
        return bool(self.missing)

    def applies(self, mode: Any) -> bool:
        """GPU-hours are not asked where everybody gets the same."""
        return not (self.kind == Kind.HOURS and mode.fixed_hours)

    @property
    def is_number(self) -> bool:
        return self.kind in NUMBERS


@dataclass(frozen=True, kw_only=True)
class Section:
    """One page of the form."""

    key: str
    title: Text  # what to do here, on the task list
    name: Text  # what is there, where it is read
    lead: Text
    questions: tuple[Question, ...]

    @cached_property
    def by_key(self) -> dict[str, Question]:
        return {question.key: question for question in self.questions}

    @property
    def has_files(self) -> bool:
        return any(question.kind == Kind.FILE for question in self.questions)


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """A whole edition, in order."""

    public_id: str
    mode_id: int | None
    number: int
    published_at: Any
    sections: tuple[Section, ...]

    @cached_property
    def by_key(self) -> dict[str, Section]:
        return {section.key: section for section in self.sections}

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by its key, in order."""
        return {question.key: question for section in self.sections for question in section.questions}

    def after(self, key: str) -> Section | None:
        """The section that follows."""
        keys = list(self.by_key)
        place = keys.index(key) + 1
        return self.sections[place] if place < len(keys) else None

    def asked(self, answers: Answers, *, mode: Any) -> frozenset[str]:
        """The questions that these answers lead to. One that is not asked counts as not answered."""
        asked: set[str] = set()

        def answer(key: str) -> Any:
            question = self.questions.get(key)
            return answers.get(question.section, {}).get(key) if question and key in asked else None

        for question in self.questions.values():
            if question.applies(mode) and conditions.holds(question.condition, answer):
                asked.add(question.key)
        return frozenset(asked)

    def cleared(self, answers: Answers, *, mode: Any) -> dict[str, dict[str, Any]]:
        """The answers to what is asked, section by section in order; all else is left out."""
        asked = self.asked(answers, mode=mode)
        return {
            section.key: {
                name: value
                for name, value in answers.get(section.key, {}).items()
                if name in asked and name in section.by_key
            }
            for section in self.sections
        }

    def locate(self, keys: Iterable[str]) -> Iterator[Question]:
        """The questions with these keys, in the order of the form."""
        wanted = frozenset(keys)
        return (question for question in self.questions.values() if question.key in wanted)
