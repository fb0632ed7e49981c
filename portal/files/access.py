"""Who may fetch a file: whoever sees something that it belongs to. Each app says so for its own rows."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from portal.accounts.roles import NONE

Source = Callable[[Any], "QuerySet[Any, Any]"]

_sources: list[Source] = []


def register(source: Source) -> Source:
    """Add `person → numbers of the files that this person may see`, made from the app's own `visible_to`."""
    if source not in _sources:
        _sources.append(source)
    return source


def seen_by(user: Any) -> Q:
    """The files of which some app says that this person sees them; without any app, none."""
    seen = NONE
    for source in _sources:
        seen |= Q(pk__in=source(user))
    return seen
