"""Aid received, the ceiling it is held against, and what is found out. Plain values, no database, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from portal.core.sentences import Sentence

HOME = "LU"  # the ceiling is per Member State, and this portal grants for one


class Recipient(StrEnum):
    """Whose aid a grant is: only that of the single undertaking counts."""

    APPLICANT = "applicant"
    CONTROLLED = "controlled"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """The most aid in three years, from a day on; a dated row, because the law changes.

    `boundary_inclusive` says whether a grant still counts on its third anniversary.
    """

    valid_from: date
    amount: Decimal
    boundary_inclusive: bool
    source: str


REGULATION = (
    Ceiling(
        valid_from=date(2024, 1, 1),
        amount=Decimal("300000.00"),
        boundary_inclusive=True,
        source="Regulation (EU) 2023/2831, Article 3(2)",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """De minimis aid as a gross grant equivalent, on the day the right to it was conferred."""

    granted_on: date
    amount: Decimal
    member_state: str = HOME
    to: Recipient = Recipient.APPLICANT


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked: how much room is there on a day, and does a new award fit into it?"""

    as_of: date
    nace: str
    grants: Sequence[Grant] = ()
    new_award: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A day on which earlier aid leaves the window, and the room from then on."""

    on: date
    amount: Decimal
    room: Decimal

    def as_dict(self) -> dict[str, str]:
        """As the calculator's answer shows it."""
        return {"on": self.on.isoformat(), "amount": f"{self.amount:f}", "room": f"{self.room:f}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Headroom:
    """The room that is left, whether the award fits as a whole, and when room returns."""

    ceiling: Ceiling
    used: Decimal
    room: Decimal
    fits: bool | None
    releases: tuple[Release, ...]
    reasons: tuple[Sentence, ...]

    def as_dict(self) -> dict[str, Any]:
        """As the calculator's answer shows it, in the active language."""
        return {
            "ceiling": f"{self.ceiling.amount:.2f}",
            "used": f"{self.used:f}",
            "room": f"{self.room:f}",
            "fits": self.fits,
            "releases": [release.as_dict() for release in self.releases],
            "reasons": [str(reason) for reason in self.reasons],
            "rules": self.ceiling.source,
        }
