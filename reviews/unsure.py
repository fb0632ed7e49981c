"""Answers of “I am not sure”: each reaches a person and never counts as no."""

from collections.abc import Iterator, Mapping
from typing import Any

from applications.questionnaires.rows import Question
from applications.sections import of_content
from portal.ui.layout import Words

UNSURE = "unsure"


def unsure_questions(content: Mapping[str, Any]) -> list[Words]:
    """The questions of a frozen version, in the order of its form, that the applicant was not sure about."""
    answers = content["answers"]
    return [
        question.label
        for question in of_content(content).questions.values()
        if UNSURE in _replies(question, answers.get(question.section, {}).get(question.key))
    ]


def _replies(question: Question, value: Any) -> Iterator[Any]:
    """What was answered; in a table, what stands in its cells."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, Mapping):
            yield from (each[column.key] for column in question.columns if column.key in each)
        else:
            yield each
