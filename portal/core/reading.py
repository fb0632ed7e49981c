"""Reads a JSON request strictly and keeps every problem with its place, instead of stopping at the first.

Values come as contracts for the calculators say: quantities as decimal text, dates in ISO 8601, no unknown keys.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.core.sentences import Sentence

Place = tuple[str | int, ...]

DECIMAL = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOST_PROBLEMS = 50
ZERO = Decimal(0)
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)


@dataclass(frozen=True, slots=True)
class Problem:
    """Where in the request, and what to do about it."""

    place: Place
    sentence: Sentence

    def as_dict(self) -> dict[str, Any]:
        """The shape in which an API reports it."""
        return {"loc": list(self.place), "msg": str(self.sentence)}


class RequestRefused(ValueError):
    """A request that cannot be judged, with every problem found in it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems[:MOST_PROBLEMS])
        super().__init__("; ".join(f"{'.'.join(map(str, p.place))}: {p.sentence}" for p in self.problems))

    def detail(self) -> list[dict[str, Any]]:
        """The problems, in the active language, as an API reports them."""
        return [problem.as_dict() for problem in self.problems]


class Reading:
    """One pass over a request. A value that cannot be read is noted and replaced by a neutral one."""

    def __init__(self) -> None:
        self.problems: dict[Place, Problem] = {}

    def refuse(self, place: Place, text: str | Promise, **values: object) -> None:
        """Note a problem; a place has one at most, the first."""
        self.problems.setdefault(place, Problem(place, Sentence(text, values)))

    def finish(self) -> None:
        """Raise RequestRefused if anything was noted."""
        if self.problems:
            raise RequestRefused(tuple(self.problems.values()))

    def mapping(
        self, value: Any, place: Place, *, required: Collection[str] = (), optional: Collection[str] = ()
    ) -> Mapping[str, Any]:
        """An object with these keys and no others."""
        found = self.anything_by_name(value, place)
        for key in found:
            if key not in required and key not in optional:
                self.refuse((*place, key), _("Remove “%(key)s”: there is no such key here."), key=key)
        for key in required:
            if key not in found:
                self.refuse((*place, key), _("Add “%(key)s”: it is needed here."), key=key)
        return {**dict.fromkeys(required), **found}

    def anything_by_name(self, value: Any, place: Place) -> Mapping[str, Any]:
        """An object whose keys are names that the sender chose."""
        if isinstance(value, Mapping):
            return value
        self.refuse(place, _("Give an object in braces here."))
        return {}

    def rows(self, value: Any, place: Place) -> Sequence[Any]:
        """A list; nothing at all is an empty one."""
        if value is None:
            return []
        if isinstance(value, list):
            return value
        self.refuse(place, _("Give a list in brackets here, [] for none."))
        return []

    def text(self, value: Any, place: Place, *, most: int = 200) -> str:
        """Words, not empty and not endless."""
        if isinstance(value, str) and value.strip() and len(value) <= most:
            return value.strip()
        self.refuse(place, _("Give a text of 1 to %(most)s characters."), most=most)
        return ""

    def choice(self, value: Any, place: Place, options: Collection[str]) -> str:
        """One of these words."""
        if isinstance(value, str) and value in options:
            return value
        self.refuse(place, _("Choose one of: %(options)s."), options=", ".join(options))
        return ""

    def decimal(self, value: Any, place: Place, *, most: Decimal | None = None) -> Decimal:
        """A quantity of zero or more, as text."""
        if not isinstance(value, str) or not DECIMAL.fullmatch(value):
            self.refuse(place, _('Give a number as text, such as "1250.50", with a point and no blanks.'))
            return ZERO
        number = Decimal(value)
        if number < 0:
            self.refuse(place, _("Give a number of 0 or more."))
        elif most is not None and number > most:
            self.refuse(place, _("Give a number of at most %(most)s."), most=most)
        return number

    def integer(self, value: Any, place: Place, *, least: int, most: int) -> int:
        """A whole number within bounds."""
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self.refuse(place, _("Give a whole number from %(least)s to %(most)s."), least=least, most=most)
        return least

    def flag(self, value: Any, place: Place) -> bool:
        """True or false."""
        if isinstance(value, bool):
            return value
        self.refuse(place, _("Give true or false."))
        return False

    def day(self, value: Any, place: Place) -> date:
        """A calendar day of our times, year first."""
        try:
            if isinstance(value, str) and ISO_DAY.fullmatch(value):
                day = date.fromisoformat(value)
                if FIRST_DAY <= day <= LAST_DAY:
                    return day
        except ValueError:
            pass
        self.refuse(place, _("Give a day as year-month-day, such as 2026-11-24."))
        return FIRST_DAY
