"""The application's form as a table: task list, next page, check answers, completeness and exports read it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.forms.base import SectionForm
from applications.forms.project import ContactForm, ProjectForm, own_contact
from applications.forms.responsible import ResponsibleUseForm
from applications.forms.work import DataForm, ResourcesForm, WorkForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One page of the form."""

    key: str
    title: str | Promise  # what to do here, on the task list
    name: str | Promise  # what is there, where it is read
    form: type[SectionForm]
    prefill: Callable[[Any], dict[str, Any]] = lambda person: {}  # proposed to whoever opens it first

    def bound(self, *, application: Any, values: Mapping[str, Any], today: date) -> SectionForm:
        """The form as if these stored answers had just been typed."""
        return self.form(data=dict(values), about=application, today=today)

    def is_complete(self, *, application: Any, values: Mapping[str, Any], today: date) -> bool:
        return self.bound(application=application, values=values, today=today).is_valid()


SECTIONS = [
    Section(key="project", title=_("Describe the project"), name=_("Project"), form=ProjectForm),
    Section(key="work", title=_("Describe the work and the model"), name=_("Work and model"), form=WorkForm),
    Section(key="data", title=_("Describe the data"), name=_("Data"), form=DataForm),
    Section(key="resources", title=_("Say what you need"), name=_("Resources"), form=ResourcesForm),
    Section(
        key="responsible",
        title=_("Confirm responsible use"),
        name=_("Responsible use"),
        form=ResponsibleUseForm,
    ),
    Section(
        key="contact",
        title=_("Say whom we can ask"),
        name=_("Contact"),
        form=ContactForm,
        prefill=own_contact,
    ),
]
BY_KEY = {section.key: section for section in SECTIONS}


def answers_of(application: Any) -> dict[str, dict[str, Any]]:
    """Every section's stored answers, in one query; a section never saved is empty."""
    stored = {row.section: row.values for row in application.sections.all()}
    return {section.key: stored.get(section.key, {}) for section in SECTIONS}


def unfinished(application: Any, *, today: date) -> Iterator[Section]:
    """The sections that still miss an answer, in order."""
    answers = answers_of(application)
    for section in SECTIONS:
        if not section.is_complete(application=application, values=answers[section.key], today=today):
            yield section


def after(key: str) -> Section | None:
    """The section that follows in the form."""
    keys = [section.key for section in SECTIONS]
    place = keys.index(key) + 1
    return SECTIONS[place] if place < len(SECTIONS) else None
