"""Parts of a company's pages that other apps add: screening, evidence, ownership, aid.

The pages know none of these apps; each registers from its own `ready()` what it has to show, and where.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Place(StrEnum):
    """The pages that take parts."""

    VERIFICATION = "verification"  # read by officers and deciders alone
    COMPANY = "company"  # read by the company's own people
    SENDING = "sending"  # read once more before a registration is sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who looks at the page, with which roles on the company, and when."""

    person: Any
    roles: frozenset[str]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One part of the page: its template and what the template reads as `panel.facts`."""

    template: str
    facts: dict[str, Any] = field(default_factory=dict)


PanelSource = Callable[[Any, Reader], Panel | None]

_panels: dict[tuple[Place, str], tuple[int, PanelSource]] = {}


def register_panel(name: str, *, place: Place, order: int, source: PanelSource) -> None:
    """Add a part; a lower order stands further up. `source` answers None where it has nothing to show."""
    _panels[place, name] = (order, source)


def panels_of(company: Any, reader: Reader, *, place: Place) -> list[Panel]:
    """The parts of this page that have something to show to this person, from the top."""
    here = sorted((entry for key, entry in _panels.items() if key[0] == place), key=lambda entry: entry[0])
    return [panel for _order, source in here if (panel := source(company, reader))]
