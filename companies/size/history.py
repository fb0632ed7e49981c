"""The two-year rule: a ceiling crossed in one year changes nothing, in two years running it does.

Recommendation 2003/361/EC, Annex, Article 4(2), read year by year.
"""

from collections.abc import Iterable

from companies.size.model import Category
from companies.size.thresholds import ORDER


def status_by_year(raw: Iterable[tuple[int, Category]], *, previous: Category | None) -> list[Category]:
    """The status after each year; without a previous one, each year decides for itself.

    `raw` is in the order of years. A missing year breaks the run, because two years must follow each other.
    """
    statuses: list[Category] = []
    before: tuple[int, Category] | None = None
    status = previous
    for year, category in raw:
        if previous is None or status is None:
            status = category
        elif before is not None and before[0] == year - 1:
            status = _after_two_years(status, before[1], category)
        statuses.append(status)
        before = (year, category)
    return statuses


def _after_two_years(status: Category, first: Category, second: Category) -> Category:
    """Two years above or below lead to the nearer of the two; anything else changes nothing."""
    place, one, other = ORDER.index(status), ORDER.index(first), ORDER.index(second)
    if one > place and other > place:
        return ORDER[min(one, other)]
    if one < place and other < place:
        return ORDER[max(one, other)]
    return status
