"""What a question opened, as rows with a link to the page that changes each."""

from collections.abc import Iterable, Mapping
from typing import Any

from applications.answers import Row, rows_of
from applications.dialogue.places import opened_by
from applications.progress import section_url
from applications.sections import form_of


def correctable(
    application: Any, *, places: Iterable[str], answers: Mapping[str, Mapping[str, Any]]
) -> list[Row]:
    """The answers that these places open, in the order of the form, each with the page that changes it."""
    opened, rows = opened_by(places), []
    asked = form_of(application).asked(answers, mode=application.mode)
    for section in form_of(application).sections:
        if section.key not in opened:
            continue
        closed = [name for name in section.by_key if not opened.takes(section.key, name)]
        found = rows_of(
            section,
            application=application,
            values=answers.get(section.key, {}),
            asked=asked,
            change=section_url(application, section.key),
            hide=closed,
        )
        rows += [row for row in found if row.change]  # what was never asked cannot be changed
    return rows
