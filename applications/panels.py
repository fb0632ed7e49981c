"""Parts of an application's page that other apps add: offers, allocations, letters of decision.

The page knows none of these apps; each registers from its own `ready()` what it has to show.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from portal.ui.duties import Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who looks at the page, and when; for the staff also the frozen content that the page has read already."""

    person: Any
    roles: frozenset[str]
    at: datetime
    content: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One part of the page: its template and what the template reads as `panel.facts`."""

    template: str
    facts: dict[str, Any] = field(default_factory=dict)


PanelSource = Callable[[Any, Reader], Panel | None]
DutySource = Callable[[Any, Reader], Duty | None]

_panels: dict[str, tuple[int, PanelSource]] = {}
_staff: dict[str, tuple[int, PanelSource]] = {}
_duties: list[DutySource] = []


def register_panel(name: str, *, order: int, source: PanelSource) -> None:
    """Add a part; a lower order stands further up. `source` answers None where it has nothing to show."""
    _panels[name] = (order, source)


def register_staff_panel(name: str, *, order: int, source: PanelSource) -> None:
    """The same on the file that the staff reads; the applicant never sees it."""
    _staff[name] = (order, source)


def register_duty(source: DutySource) -> DutySource:
    """Add a way to find what a person has to do about an application now, and by when; also a decorator."""
    if source not in _duties:
        _duties.append(source)
    return source


def panels_of(application: Any, reader: Reader) -> list[Panel]:
    """The parts that have something to show to this person, from the top."""
    return _shown(_panels, application, reader)


def staff_panels_of(application: Any, reader: Reader) -> list[Panel]:
    """The parts of the staff's file, from the top."""
    return _shown(_staff, application, reader)


def _shown(parts: dict[str, tuple[int, PanelSource]], application: Any, reader: Reader) -> list[Panel]:
    ordered = sorted(parts.values(), key=lambda entry: entry[0])
    return [panel for _order, source in ordered if (panel := source(application, reader))]


def duty_of(application: Any, reader: Reader) -> Duty | None:
    """What this person has to do now about this application: the first that any app knows of."""
    return next((duty for source in _duties if (duty := source(application, reader))), None)
