"""The figures of a whole group for one year: each enterprise at its weight, nothing counted twice."""

from collections.abc import Mapping
from decimal import Decimal

from companies.size.model import WHOLE, ZERO, Account, Enterprise, Figures, Group


def account_for(enterprise: Enterprise, year: int) -> Account | None:
    """The accounts that stand for a year: its own, else the latest before it, else the latest there are."""
    return max(enterprise.years, key=lambda account: (account.year <= year, account.year), default=None)


def without_consolidated(group: Group, weights: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """The weights without enterprises whose figures are already in accounts that count at least as much."""
    inside: set[str] = set()
    for key, weight in weights.items():
        inside |= {
            contained
            for contained in _contained_in(group, key)
            if contained in weights and weights[contained] <= weight
        }
    return {key: weight for key, weight in weights.items() if key not in inside}


def total(group: Group, weights: Mapping[str, Decimal], *, year: int) -> Figures:
    """The sum for one year, not yet rounded."""
    parts = [share_of(group.enterprises[key], weight, year=year) for key, weight in weights.items()]
    return Figures(
        headcount=sum((part.headcount for part in parts), ZERO),
        turnover=sum((part.turnover for part in parts), ZERO),
        balance_sheet=sum((part.balance_sheet for part in parts), ZERO),
    )


def share_of(enterprise: Enterprise, weight: Decimal, *, year: int) -> Figures:
    """What one enterprise adds for one year, not yet rounded."""
    account = account_for(enterprise, year)
    if account is None:
        return Figures()
    figures, part = account.figures, weight / WHOLE
    return Figures(
        headcount=figures.headcount * part,
        turnover=figures.turnover * part,
        balance_sheet=figures.balance_sheet * part,
    )


def _contained_in(group: Group, key: str) -> set[str]:
    """Everything in the consolidated accounts of an enterprise, at any depth."""
    found: set[str] = set()
    walk = [key]
    while walk:
        new = group.enterprises[walk.pop()].consolidates - found
        found |= new
        walk += new
    return found
