"""Parts that apps add to the header of every page, such as the company that a person acts for now."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: its template and what that reads as `part.facts`; `note` says on lists that they are narrowed."""

    template: str
    note: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


Source = Callable[[HttpRequest], Part | None]

_sources: list[Source] = []


def register(source: Source) -> Source:
    """Add a function that answers None where it has nothing to show; it must cost no query for most people."""
    if source not in _sources:
        _sources.append(source)
    return source


def parts_of(request: HttpRequest) -> list[Part]:
    """What the header of this page shows beside the menu; nothing to people who have not signed in."""
    user: Any = getattr(request, "user", None)
    if not (user and user.is_authenticated):
        return []
    return [part for source in _sources if (part := source(request))]
