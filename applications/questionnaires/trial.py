"""What publishing an edition would do to the drafts of its mode: who would miss which answer. Writes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from applications.models import Application
from applications.questionnaires.forms import bound
from applications.questionnaires.models import Edition
from applications.questionnaires.reading import of_mode, read
from applications.questionnaires.rows import Question, Questionnaire
from applications.statuses import UNSENT
from portal.ui.layout import Words

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A draft that would be asked for more than it is today."""

    application: Any
    questions: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The outcome: `drafts` were tried, `missing` would miss an answer, these questions are new or gone."""

    drafts: int
    missing: tuple[Missing, ...]
    new: tuple[Words, ...]
    gone: tuple[Words, ...]
    left_out: int  # of the drafts that would miss an answer, not listed


def tried(edition: Edition, *, today: date) -> Trial:
    """Hold every unsent application of the mode against a draft edition; the same few queries for any number."""
    now, then = of_mode(edition.mode), read(edition)
    waiting = (
        Application.objects.filter(mode_id=edition.mode_id, status__in=UNSENT)
        .with_heads()
        .prefetch_related("sections")
        .order_by("company__name", "id")
    )
    missing = [
        Missing(application=each, questions=tuple(more))
        for each in waiting
        if (more := list(_more(each, now=now, then=then, today=today)))
    ]
    return Trial(
        drafts=len(waiting),
        missing=tuple(missing[:MOST_SHOWN]),
        new=tuple(_only_in(then, now)),
        gone=tuple(_only_in(now, then)),
        left_out=max(0, len(missing) - MOST_SHOWN),
    )


def _more(application: Any, *, now: Questionnaire, then: Questionnaire, today: date) -> Iterator[Words]:
    """The questions that would be open and are not open today."""
    open_today = {question.key for question in _open(application, now, today=today)}
    for question in _open(application, then, today=today):
        if question.key not in open_today:
            yield question.label


def _open(application: Any, form: Questionnaire, *, today: date) -> Iterator[Question]:
    stored = {row.section: row.values for row in application.sections.all()}
    answers = form.cleared(stored, mode=application.mode)
    for section in form.sections:
        page = bound(section, questionnaire=form, application=application, answers=answers, today=today)
        yield from (section.by_key[name] for name in page.errors if name in section.by_key)


def _only_in(form: Questionnaire, other: Questionnaire) -> Iterator[Words]:
    return (question.label for key, question in form.questions.items() if key not in other.questions)
