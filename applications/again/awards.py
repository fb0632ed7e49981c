"""What came of an earlier application, as the apps to the right know it: hours granted, and used where counted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """GPU-hours that were granted, and used; `used` is None where that is not known."""

    granted: Decimal
    used: Decimal | None = None
    ends_on: date | None = None


Source = Callable[[Any], Award | None]

_sources: list[Source] = []


def register(source: Source) -> Source:
    """Add a way to find the award of an application; also a decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def award_of(application: Any) -> Award | None:
    return next((award for source in _sources if (award := source(application))), None)
