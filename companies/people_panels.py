"""Parts that other apps add to the page of a company's people, without that page knowing them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from companies.models import Company


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A template, and what it shows under the name `panel.rows`."""

    template: str
    rows: Any


Source = Callable[..., Panel | None]
_sources: list[Source] = []


def register(source: Source) -> Source:
    """Add a function `(company, *, granted, at) -> panel or nothing`; also usable as a decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def panels(company: Company, *, granted: frozenset[str], at: datetime) -> list[Panel]:
    """What the apps have to show to a person who holds these grants."""
    return [found for source in _sources if (found := source(company, granted=granted, at=at))]
