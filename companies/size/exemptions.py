"""Investors that may hold a quarter to a half without costing an enterprise its autonomy.

Recommendation 2003/361/EC, Annex, Article 3(2), second subparagraph. Linked holders are never asked about here.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from companies.size.model import ZERO, Enterprise, Group, Kind

MOST_HELD = Decimal(50)
ANGELS_INVEST_UNDER = Decimal(1_250_000)
INHABITANTS_UNDER = 5_000
BUDGET_UNDER = Decimal(10_000_000)

ALWAYS = frozenset(
    {
        Kind.PUBLIC_INVESTMENT_CORPORATION,
        Kind.VENTURE_CAPITAL,
        Kind.UNIVERSITY,
        Kind.NONPROFIT_RESEARCH,
        Kind.INSTITUTIONAL_INVESTOR,
        Kind.REGIONAL_DEVELOPMENT_FUND,
    }
)


@dataclass(frozen=True, slots=True)
class Exemptions:
    """Who is let pass in this group."""

    group: Group
    invested: Mapping[str, Decimal]  # what all business angels together have put into each enterprise

    @classmethod
    def of(cls, group: Group) -> "Exemptions":
        """The limit for business angels is on their total, so it is summed up once."""
        invested: dict[str, Decimal] = defaultdict(Decimal)
        for row in group.holdings:
            holder = group.enterprises[row.holder]
            if holder.kind is Kind.BUSINESS_ANGEL:
                invested[row.held] += holder.invested or ZERO
        return cls(group, invested)

    def let_pass(self, holders: Iterable[str], held: str, *, share: Decimal) -> bool:
        """Whether every holder of this stake is such an investor, and they hold half at most."""
        return share <= MOST_HELD and all(self._may_invest(holder, held) for holder in holders)

    def _may_invest(self, holder: str, held: str) -> bool:
        enterprise = self.group.enterprises[holder]
        if enterprise.kind is Kind.BUSINESS_ANGEL:
            return self.invested.get(held, ZERO) < ANGELS_INVEST_UNDER
        if enterprise.kind is Kind.LOCAL_AUTHORITY:
            return is_small_authority(enterprise)
        return enterprise.kind in ALWAYS


def is_small_authority(authority: Enterprise) -> bool:
    """An autonomous local authority with a small budget and few inhabitants; unknown figures are not small."""
    return (
        authority.inhabitants is not None
        and authority.inhabitants < INHABITANTS_UNDER
        and authority.annual_budget is not None
        and authority.annual_budget < BUDGET_UNDER
    )
