"""Answers of “I am not sure”: each reaches a person and never counts as no."""

from collections.abc import Mapping
from typing import Any

from applications.sections import SECTIONS
from portal.ui.layout import Words

UNSURE = "unsure"


def unsure_questions(answers: Mapping[str, Mapping[str, Any]]) -> list[Words]:
    """The questions, in the order of the form, that the applicant was not sure about."""
    return [
        section.form.base_fields[name].label or name
        for section in SECTIONS
        for name, value in answers.get(section.key, {}).items()
        if value == UNSURE and name in section.form.base_fields
    ]
