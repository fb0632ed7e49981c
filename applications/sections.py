"""What an application is asked and what it has answered: task list, pages, check, completeness and exports read it.

The questions themselves are rows: see questionnaires.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from applications.questionnaires.forms import SectionForm, bound
from applications.questionnaires.reading import of_application, of_content, of_mode
from applications.questionnaires.rows import Questionnaire, Section

__all__ = [
    "Section",
    "answers_of",
    "form_of",
    "forms_of",
    "of_content",
    "of_mode",
    "prefill",
    "stored_of",
    "unfinished",
]


def form_of(application: Any) -> Questionnaire:
    """The form of an application: that of its mode while it is a draft, then the one it was submitted with."""
    return of_application(application)


def stored_of(application: Any) -> dict[str, dict[str, Any]]:
    """Everything that was ever saved, section by section, in one query; also what is not asked now."""
    return {row.section: row.values for row in application.sections.all()}


def answers_of(application: Any) -> dict[str, dict[str, Any]]:
    """Every section's answers to what is asked, in one query; a section never saved is empty."""
    return form_of(application).cleared(stored_of(application), mode=application.mode)


def forms_of(application: Any, *, today: date) -> Iterator[tuple[Section, SectionForm, Mapping[str, Any]]]:
    """Each section with its form as if the stored answers had just been typed, and those answers; one query."""
    questionnaire, answers = form_of(application), answers_of(application)
    for section in questionnaire.sections:
        form = bound(
            section, questionnaire=questionnaire, application=application, answers=answers, today=today
        )
        yield section, form, answers[section.key]


def unfinished(application: Any, *, today: date) -> Iterator[Section]:
    """The sections that still miss an answer, in order."""
    for section, form, _answers in forms_of(application, today=today):
        if not form.is_valid():
            yield section


def prefill(section: Section, person: Any) -> dict[str, Any]:
    """Whoever opens the section first is proposed as the contact."""
    proposed = {"contact_name": person.name, "contact_email": person.email}
    return {name: value for name, value in proposed.items() if name in section.by_key}
