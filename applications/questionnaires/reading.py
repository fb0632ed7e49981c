"""Editions from the database, each read once and kept in memory.

What is kept can never be wrong: a published edition does not change, and which one is in use stands in the row of
the access mode, which whoever shows an application has read already. Drafts are read anew each time.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from applications.questionnaires.kinds import read_options
from applications.questionnaires.models import FIRST, ChoiceRow, ColumnRow, Edition, QuestionRow, SectionRow
from applications.questionnaires.rows import Choice, Column, Question, Questionnaire, Section, Text
from applications.questionnaires.statuses import EditionStatus

MOST_KEPT = 200
_kept: dict[str, Questionnaire] = {}


def questionnaire(public_id: str) -> Questionnaire:
    """One edition; four queries the first time and none after. Edition.DoesNotExist where there is none."""
    if found := _kept.get(public_id):
        return found
    row = Edition.objects.get(public_id=public_id)
    found = read(row)
    if row.status != EditionStatus.DRAFT:
        while len(_kept) >= MOST_KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[public_id] = found
    return found


def of_mode(mode: Any) -> Questionnaire:
    """The form that an access mode asks now."""
    return questionnaire(mode.form_id or FIRST)


def of_application(application: Any) -> Questionnaire:
    """The form of an application: that of its mode while it is a draft, and then the one it was submitted with."""
    return questionnaire(application.form_id) if application.form_id else of_mode(application.mode)


def of_content(content: Any) -> Questionnaire:
    """The form with which a frozen version was written."""
    return questionnaire(content.get("form") or FIRST)


def read(edition: Edition) -> Questionnaire:
    """The rows of an edition, put together."""
    questions: dict[int, list[Question]] = {}
    sections = {row.pk: row for row in SectionRow.objects.filter(edition=edition)}
    choices = _below(ChoiceRow.objects.filter(question__section__edition=edition))
    columns = _below(ColumnRow.objects.filter(question__section__edition=edition))
    for row in QuestionRow.objects.filter(section__edition=edition):
        question = _question(
            row,
            section=sections[row.section_id].key,
            choices=choices.get(row.pk, []),
            columns=columns.get(row.pk, []),
        )
        questions.setdefault(row.section_id, []).append(question)
    return Questionnaire(
        public_id=edition.public_id,
        mode_id=edition.mode_id,
        number=edition.number,
        published_at=edition.published_at,
        sections=tuple(_section(row, questions.get(row.pk, [])) for row in sections.values()),
    )


def _below(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.question_id, []).append(row)
    return found


def _section(row: SectionRow, questions: list[Question]) -> Section:
    return Section(
        key=row.key,
        title=_text(row, "title"),
        name=_text(row, "name"),
        lead=_text(row, "lead"),
        questions=tuple(questions),
    )


def _question(
    row: QuestionRow, *, section: str, choices: list[ChoiceRow], columns: list[ColumnRow]
) -> Question:
    return Question(
        key=row.key,
        section=section,
        kind=row.kind,
        label=_text(row, "label"),
        heading=_text(row, "heading"),
        help=_text(row, "help"),
        missing=_text(row, "missing"),
        refusal=_text(row, "refusal"),
        unit=_text(row, "unit"),
        options=read_options(row.kind, row.options),
        condition=row.condition or {},
        public=row.public,
        choices=tuple(Choice(key=each.key, label=_text(each, "label")) for each in choices),
        columns=tuple(_column(each) for each in columns),
    )


def _column(row: ColumnRow) -> Column:
    return Column(
        key=row.key,
        kind=row.kind,
        label=_text(row, "label"),
        unit=_text(row, "unit"),
        options=read_options(row.kind, row.options),
        required=row.required,
    )


def _text(row: Any, name: str) -> Text:
    """The words in every language that has some."""
    words = {code: getattr(row, f"{name}_{code}") or "" for code, _name in settings.LANGUAGES}
    return Text({code: text for code, text in words.items() if text})
