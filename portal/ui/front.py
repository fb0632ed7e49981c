"""What other apps add to the public front page: links under its questions, and the access modes.

The page itself knows no app; it has five places, one for each question.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Place(StrEnum):
    """The questions of the front page, in their order."""

    MAY = "may"
    WORK = "work"
    COST = "cost"
    LONG = "long"
    HELP = "help"


QUESTIONS = (
    (Place.MAY.value, _("May my company?")),
    (Place.WORK.value, _("What could I do with it?")),
    (Place.COST.value, _("What does it cost?")),
    (Place.LONG.value, _("How long does it take, and what is asked?")),
    (Place.HELP.value, _("Who helps?")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A link under a question: `Lead(place=Place.MAY, label=_("Check the size of your company"), route="…")`."""

    place: Place
    label: Words
    route: str

    @property
    def url(self) -> str:
        return reverse(self.route)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeLine:
    """One way to get computing time, in words: how much, for how long, answered when."""

    name: Words
    hours: Words
    term: Words
    answer: Words
    state: Words = ""  # said only where the mode takes no applications, with the reason


ModeLines = Callable[[], list[ModeLine]]

_leads: list[Lead] = []
_modes: list[ModeLines] = []


def register_lead(lead: Lead) -> None:
    """Add a link under one of the questions."""
    if lead not in _leads:
        _leads.append(lead)


def register_modes(lines: ModeLines) -> None:
    """Say where the front page reads the access modes; called once for each request of the page."""
    _modes[:] = [lines]


def leads() -> dict[str, list[Lead]]:
    """The links of each question."""
    return {place.value: [lead for lead in _leads if lead.place == place] for place in Place}


def mode_lines() -> list[ModeLine]:
    """The access modes as they stand today; empty where no app offers any."""
    return [line for lines in _modes for line in lines()]
