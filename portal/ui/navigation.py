"""The site's menu. Each app registers its entries in ready(); the order is theirs to give."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the menu: where it leads, and who is shown it."""

    label: str | Promise
    route: str
    order: int
    public: bool = False  # shown to people who have not signed in
    shown: Callable[[AbstractBaseUser], bool] = lambda user: True
    counter: str = ""  # a name of portal.ui.counters


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line as one person sees it on one page."""

    label: str | Promise
    url: str
    current: str  # "page", "true" for the branch the page is in, or ""
    counter: str


_entries: dict[str, Entry] = {}


def register(entry: Entry) -> None:
    """Add a line to the menu, once for each route."""
    _entries[entry.route] = entry


def entries() -> list[Entry]:
    """Every line, in the order of the menu."""
    return sorted(_entries.values(), key=lambda entry: entry.order)


def menu(request: HttpRequest) -> list[Item]:
    """The lines that this person is shown, with the place where they are marked."""
    user: Any = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    shown = [entry for entry in entries() if (entry.shown(user) if signed_in else entry.public)]
    return [item(entry, path=request.path) for entry in shown]


def item(entry: Entry, *, path: str) -> Item:
    url = reverse(entry.route)
    current = "page" if path == url else "true" if url != "/" and path.startswith(url) else ""
    return Item(label=entry.label, url=url, current=current, counter=entry.counter)
