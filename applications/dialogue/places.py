"""What a question can be about, and what it opens: the whole, a section, or one field of a section.

A place is `section` or `section.field`. A question on the whole names none: words are its answer, and nothing opens.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from applications.questionnaires.rows import Section
from applications.sections import form_of, forms_of
from portal.ui.layout import Words

Fields = frozenset[str] | None  # None means the whole section


@dataclass(frozen=True, slots=True)
class Opened:
    """What may be changed now, section by section."""

    sections: Mapping[str, Fields]

    def __contains__(self, section: str) -> bool:
        return section in self.sections

    def fields(self, section: str) -> Fields:
        """The open fields of a section, or None where all of it is open; KeyError where nothing is."""
        return self.sections[section]

    def takes(self, section: str, name: str) -> bool:
        """May this answer be changed?"""
        if section not in self.sections:
            return False
        fields = self.sections[section]
        return fields is None or name in fields


NOTHING = Opened({})


def opened_by(places: Iterable[str]) -> Opened:
    """What some places open together: a whole section wins over single fields of it."""
    sections: dict[str, Fields] = {}
    for place in places:
        key, _dot, name = place.partition(".")
        before = sections.get(key, frozenset())
        sections[key] = before | {name} if name and before is not None else None
    return Opened(sections)


def everything(application: Any) -> Opened:
    """All of a draft."""
    return Opened(dict.fromkeys(form_of(application).by_key))


def known(place: str, *, application: Any) -> bool:
    """Is there such a section, or such a question in it?"""
    key, dot, name = place.partition(".")
    section = form_of(application).by_key.get(key)
    return section is not None and (not dot or name in section.by_key)


def choices(application: Any) -> list[tuple[Words, list[tuple[str, Words]]]]:
    """Every place by section, as a list to choose from offers it."""
    return [(section.name, _of_section(section, application)) for section in form_of(application).sections]


def _of_section(section: Section, application: Any) -> list[tuple[str, Words]]:
    whole = _("%(section)s: the whole section") % {"section": section.name}
    asked = [question for question in section.questions if question.applies(application.mode)]
    return [(section.key, whole), *((f"{section.key}.{row.key}", row.label) for row in asked)]


def label(place: str, *, application: Any) -> str:
    """A place in words: `Resources`, or `Resources: How many GPU-hours?`."""
    key, _dot, name = place.partition(".")
    section = form_of(application).by_key.get(key)
    if section is None:
        return place
    if not name:
        return str(section.name)
    question = section.by_key.get(name)
    return f"{section.name}: {question.label if question else name}"


def unfinished(application: Any, *, opened: Opened, at: Any) -> Iterator[Section]:
    """The sections in which something that was opened still wants an answer; what stayed closed is not judged."""
    for section, form, _answers in forms_of(application, today=localdate(at)):
        if section.key in opened and any(
            opened.takes(section.key, name) or name not in form.fields for name in form.errors
        ):
            yield section
