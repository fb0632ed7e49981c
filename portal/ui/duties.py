"""What a person must do, and by when. Each app registers how to find the duties it knows of.

The first screen of everybody who signs in is made of these and of nothing else.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import groupby

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Group(TextChoices):
    """The three headings of the first screen, in their order."""

    WAITING = "waiting", _("Waiting for you")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")


class Urgency(StrEnum):
    """How a duty stands to its due date; a word is shown with each, never a colour alone."""

    LATE = "late"
    SOON = "soon"
    NORMAL = "normal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing that waits for a person, goes on without them, or is over."""

    title: str | Promise
    url: str
    text: str | Promise = ""
    action: str | Promise = ""  # what the link does: "Sign the application"
    due: datetime | None = None
    urgency: Urgency = Urgency.NORMAL
    group: Group = Group.WAITING
    whose: str = ""  # the company that it is about, for people who act for several


Source = Callable[[AbstractBaseUser, datetime], Iterable[Duty]]
Beginning = Callable[[AbstractBaseUser], Duty | None]

FAR = datetime.max.replace(tzinfo=UTC)
_sources: list[Source] = []
_beginnings: list[Beginning] = []


def register(source: Source) -> Source:
    """Add a function `(user, at) -> duties`; also usable as a decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def register_beginning(beginning: Beginning, *, first: bool = False) -> Beginning:
    """Add a function `(user) -> duty or nothing`: what to begin with where there is nothing at all.

    `first` puts it before what is registered already.
    """
    if beginning not in _beginnings:
        _beginnings.insert(0 if first else len(_beginnings), beginning)
    return beginning


def beginning_for(user: AbstractBaseUser) -> Duty | None:
    """The first step that an app proposes to this person."""
    return next((duty for beginning in _beginnings if (duty := beginning(user))), None)


def duties_of(user: AbstractBaseUser, *, at: datetime) -> list[Duty]:
    """Everything that concerns this person, waiting things first, the earliest due date on top."""
    found = [duty for source in _sources for duty in source(user, at)]
    return sorted(found, key=_order)


def grouped(duties: list[Duty]) -> list[tuple[Group, list[Duty]]]:
    """The headings that have something under them, each with its duties."""
    return [(group, list(members)) for group, members in groupby(duties, key=lambda duty: duty.group)]


def by_whom(duties: list[Duty]) -> list[tuple[str, list[Duty]]]:
    """Duties under the names of their companies, the most urgent company first; under "" where there is but one."""
    if len({duty.whose for duty in duties if duty.whose}) < 2:
        return [("", duties)]
    found: dict[str, list[Duty]] = {}
    for duty in duties:
        found.setdefault(duty.whose, []).append(duty)
    return list(found.items())


def _order(duty: Duty) -> tuple[int, datetime, str]:
    return list(Group).index(duty.group), duty.due or FAR, str(duty.title)
