"""Small numbers in the header, such as unread messages. Each app registers how to count its own."""

from collections.abc import Callable, Iterator, Mapping

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.cache import cache

Count = Callable[[AbstractBaseUser], int]

_counters: dict[str, Count] = {}


_kept: set[str] = set()
KEPT_FOR = 30  # seconds


def register(name: str, count: Count, *, keep: bool = False) -> None:
    """Offer `count(user)` to every page under `name`; it runs only where a template reads it.

    A dear count may be kept for half a minute: what the person does shows at once, what others do a little later.
    """
    _counters[name] = count
    if keep:
        _kept.add(name)


def forget(user: AbstractBaseUser) -> None:
    """Count anew at the next page: this person has just done something."""
    cache.delete_many([_key(name, user) for name in _kept])


def _key(name: str, user: AbstractBaseUser) -> str:
    return f"counter:{name}:{user.pk}"


class Counters(Mapping[str, int]):
    """The numbers of one person in one request: each is asked for at most once, and only when read."""

    def __init__(self, user: AbstractBaseUser | None) -> None:
        self._user = user
        self._known: dict[str, int] = {}

    def __getitem__(self, name: str) -> int:
        if name not in _counters:
            raise KeyError(name)
        if self._user is None:
            return 0
        if name not in self._known:
            self._known[name] = self._count(name, self._user)
        return self._known[name]

    def _count(self, name: str, user: AbstractBaseUser) -> int:
        if name not in _kept:
            return _counters[name](user)
        return cache.get_or_set(_key(name, user), lambda: _counters[name](user), KEPT_FOR) or 0

    def __iter__(self) -> Iterator[str]:
        return iter(_counters)

    def __len__(self) -> int:
        return len(_counters)
