"""Editions made in memory, and forms made from them, without a database."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from applications.questionnaires.forms import SectionForm
from applications.questionnaires.kinds import read_options
from applications.questionnaires.rows import Choice, Column, Question, Questionnaire, Section, Text

TODAY = date(2026, 11, 24)
MODE = SimpleNamespace(
    fixed_hours=False, hours_min=Decimal(5001), hours_max=Decimal(50000), months=[1, 2, 3], name="Fast Lane"
)
ABOUT = SimpleNamespace(pk=1, mode=MODE, submitted_at=None, starts_on=None)


def said(words: str) -> Text:
    return Text({"en": words} if words else {})


def question(
    key: str,
    kind: str = "short",
    *,
    section: str = "one",
    options: dict[str, Any] | None = None,
    condition: dict[str, Any] | None = None,
    choices: tuple[str, ...] = (),
    columns: tuple[tuple[str, str], ...] = (),
    missing: str = "Say it.",
) -> Question:
    return Question(
        key=key,
        section=section,
        kind=kind,
        label=said(f"{key}?"),
        heading=said(""),
        help=said(""),
        missing=said(missing),
        refusal=said(""),
        unit=said(""),
        options=read_options(kind, options or {}),
        condition=condition or {},
        choices=tuple(Choice(key=each, label=said(each.title())) for each in choices),
        columns=tuple(
            Column(
                key=name,
                kind=each,
                label=said(name.title()),
                unit=said(""),
                options=read_options(each, {}),
                required=True,
            )
            for name, each in columns
        ),
    )


def edition(*questions: Question) -> Questionnaire:
    """The questions in one edition, each in the section that it names."""
    sections = dict.fromkeys(each.section for each in questions)
    return Questionnaire(
        public_id="memory",
        mode_id=1,
        number=1,
        published_at=None,
        sections=tuple(
            Section(
                key=key,
                title=said(key),
                name=said(key),
                lead=said(""),
                questions=tuple(each for each in questions if each.section == key),
            )
            for key in sections
        ),
    )


def form(made: Questionnaire, data: Any, *, section: str = "one", answers: Any = None) -> SectionForm:
    """The section as somebody sends it."""
    return SectionForm(
        data=data,
        section=made.by_key[section],
        questionnaire=made,
        about=ABOUT,
        today=TODAY,
        answers=answers or {},
    )
