"""How far a draft has come: the state of each section, and what stands in the way of sending it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from applications.sections import Section, forms_of, unfinished
from portal.ui.layout import Words
from portal.workflow.registry import guard


class State(TextChoices):
    """Where a section stands, in the words of the task list."""

    NOT_STARTED = "not_started", _("Not started")
    IN_PROGRESS = "in_progress", _("In progress")
    COMPLETED = "completed", _("Completed")


STATE_COLOURS = {State.NOT_STARTED: "grey", State.IN_PROGRESS: "blue", State.COMPLETED: "plain"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One section on the task list."""

    section: Section
    state: State
    url: str
    missing: Sequence[Words]  # labels of the questions that still want an answer

    @property
    def title(self) -> Words:
        return self.section.title

    @property
    def status(self) -> Words:
        return self.state.label

    @property
    def colour(self) -> str:
        return STATE_COLOURS[self.state]

    @property
    def hint(self) -> str:
        if self.state != State.IN_PROGRESS:
            return ""
        return _("Still open: %(questions)s") % {
            "questions": " · ".join(str(label) for label in self.missing)
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """A sentence that says what is missing, and where to put it right."""

    text: Words
    url: str = ""


def tasks(application: Any, *, at: datetime) -> list[Task]:
    """Every section with its state, in order; one query."""
    found = []
    for section, form, values in forms_of(application, today=localdate(at)):
        missing = [form.fields[name].label or "" for name in form.errors if name in form.fields]
        found.append(
            Task(
                section=section,
                state=_state(values, complete=form.is_valid()),
                url=section_url(application, section.key),
                missing=missing,
            )
        )
    return found


def _state(values: Mapping[str, Any], *, complete: bool) -> State:
    if complete:
        return State.COMPLETED
    return State.IN_PROGRESS if values else State.NOT_STARTED


def section_url(application: Any, key: str) -> str:
    return reverse("applications:section", args=[application.public_id, key])


def obstacles(application: Any, *, actor: Any, at: datetime) -> list[Obstacle]:
    """What the guards of submission say, each with the page where it can be put right."""
    found: list[Obstacle] = []
    for name in application.lifecycle.moves["submit"].requires:
        if sentence := guard[name](application, actor=actor, at=at):
            found += WAYS_OUT.get(name, _no_way_out)(application, sentence, at)
    return found


def _no_way_out(application: Any, sentence: Words, at: datetime) -> list[Obstacle]:
    return [Obstacle(text=sentence)]


def _to_sections(application: Any, sentence: Words, at: datetime) -> list[Obstacle]:
    return [
        Obstacle(
            text=_("Complete “%(section)s”.") % {"section": section.title},
            url=f"{section_url(application, section.key)}?back=check",
        )
        for section in unfinished(application, today=localdate(at))
    ]


def _to_company(application: Any, sentence: Words, at: datetime) -> list[Obstacle]:
    return [Obstacle(text=sentence, url=application.company.get_absolute_url())]


def _to_aid(application: Any, sentence: Words, at: datetime) -> list[Obstacle]:
    return [Obstacle(text=sentence, url=reverse("aidledger:received", args=[application.company.public_id]))]


def _to_mandate(application: Any, sentence: Words, at: datetime) -> list[Obstacle]:
    return [
        Obstacle(
            text=sentence, url=reverse("companies:declare_mandate", args=[application.company.public_id])
        )
    ]


WAYS_OUT: dict[str, Callable[[Any, Words, datetime], list[Obstacle]]] = {
    "sections_complete": _to_sections,
    "company_sent": _to_company,
    "aid_declared": _to_aid,
    "mandate_declared": _to_mandate,
}
