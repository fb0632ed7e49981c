"""The ceilings of Recommendation 2003/361/EC, Annex, Article 2, and of Recommendation (EU) 2025/1099.

Headcount must lie under its ceiling; of turnover and balance sheet total, one may be exceeded.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from companies.size.model import Category, Figures

RULES = "2003/361/EC"
VERSION = "2003/361/EC as of 2003-05-20; mid-caps (EU) 2025/1099 as of 2025-05-21; reading 1"

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """What an enterprise may reach at most."""

    headcount_under: Decimal
    turnover: Decimal
    balance_sheet: Decimal

    def holds(self, figures: Figures) -> bool:
        """Headcount is compulsory, the better of the two money figures decides."""
        return figures.headcount < self.headcount_under and (
            figures.turnover <= self.turnover or figures.balance_sheet <= self.balance_sheet
        )


def _ceiling(headcount: int, turnover: int, balance_sheet: int) -> Ceiling:
    million = 1_000_000
    return Ceiling(
        headcount_under=Decimal(headcount),
        turnover=Decimal(turnover * million),
        balance_sheet=Decimal(balance_sheet * million),
    )


CEILINGS = {
    Category.MICRO: _ceiling(10, 2, 2),
    Category.SMALL: _ceiling(50, 10, 10),
    Category.MEDIUM: _ceiling(250, 50, 43),
}
SMALL_MID_CAP = _ceiling(750, 150, 129)

ORDER = tuple(Category)


def category_of(figures: Figures) -> Category:
    """The smallest category whose ceilings hold."""
    for category, ceiling in CEILINGS.items():
        if ceiling.holds(figures):
            return category
    return Category.NOT_SME


def rounded(figures: Figures) -> Figures:
    """Headcount to a hundredth of a work unit, money to the cent, half to the even neighbour."""
    return Figures(
        headcount=figures.headcount.quantize(HUNDREDTH, rounding=ROUND_HALF_EVEN),
        turnover=figures.turnover.quantize(HUNDREDTH, rounding=ROUND_HALF_EVEN),
        balance_sheet=figures.balance_sheet.quantize(HUNDREDTH, rounding=ROUND_HALF_EVEN),
    )
