"""Small numbers in the header, such as unread messages. Each app registers how to count its own."""

from collections.abc import Callable, Iterator, Mapping

from django.contrib.auth.base_user import AbstractBaseUser

Count = Callable[[AbstractBaseUser], int]

_counters: dict[str, Count] = {}


def register(name: str, count: Count) -> None:
    """Offer `count(user)` to every page under `name`; it runs only where a template reads it."""
    _counters[name] = count


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
            self._known[name] = _counters[name](self._user)
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_counters)

    def __len__(self) -> int:
        return len(_counters)
