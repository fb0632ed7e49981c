"""Which years a company gives figures for: two that closed, fewer for a young one, an estimate for a new one.

Pure: no database, no clock. Recommendation 2003/361/EC, Annex, Article 4.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One way to answer: these years, newest first."""

    years: tuple[int, ...]
    estimate: bool = False
    founded: int

    @property
    def last(self) -> int:
        """The year that names this way; no two ways share it."""
        return self.years[0]

    @property
    def required(self) -> tuple[int, ...]:
        """All but the year of founding, which may be part of a long first accounting year."""
        return tuple(year for year in self.years if year == self.last or year > self.founded)


def ways(*, founded: int, now: int) -> list[Asked]:
    """The ways open to a company in the year `now`, the usual one first.

    Accounts of last year may not have closed yet, so the two years before are as good.
    """
    closed = [
        Asked(years=tuple(year for year in (last, last - 1) if year >= founded), founded=founded)
        for last in (now - 1, now - 2)
        if last >= founded
    ]
    if founded >= now - 1:
        closed.append(Asked(years=(now,), estimate=True, founded=founded))
    return closed


def way_of(given: Collection[tuple[int, bool]], *, among: Iterable[Asked]) -> Asked | None:
    """The way that these (year, is it an estimate) answer in full, if there is one."""
    return next(
        (asked for asked in among if {(year, asked.estimate) for year in asked.required} <= set(given)), None
    )
