"""The three years that a grant counts for, from the day of its granting."""

from datetime import date, timedelta

from companies.aid.model import Ceiling, Grant

YEARS = 3
ONE_DAY = timedelta(days=1)


def anniversary(day: date) -> date:
    """The same day three years later; 29 February falls on the 28th where that year has no 29th.

    A period in years that ends on a day its last month lacks ends on the last day of that month
    (Regulation 1182/71, Article 3(2)(c)).
    """
    try:
        return day.replace(year=day.year + YEARS)
    except ValueError:
        return day.replace(year=day.year + YEARS, day=day.day - 1)


def leaves_on(grant: Grant, ceiling: Ceiling) -> date:
    """The first day on which a grant counts no more."""
    end = anniversary(grant.granted_on)
    return end + ONE_DAY if ceiling.boundary_inclusive else end


def counts_on(grant: Grant, day: date, ceiling: Ceiling) -> bool:
    """Whether a grant counts on a day: from its own day on, until it leaves."""
    return grant.granted_on <= day < leaves_on(grant, ceiling)
