"""The enterprises of a group, what they hold of each other, and what is found out about them.

Plain values: no database, no clock, no request.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from portal.core.sentences import Sentence

ZERO = Decimal(0)
WHOLE = Decimal(100)


class Kind(StrEnum):
    """What sort of holder or enterprise this is; some investors do not cost an applicant its autonomy."""

    COMPANY = "company"
    NATURAL_PERSON = "natural_person"
    PUBLIC_BODY = "public_body"
    LOCAL_AUTHORITY = "local_authority"
    PUBLIC_INVESTMENT_CORPORATION = "public_investment_corporation"
    VENTURE_CAPITAL = "venture_capital"
    BUSINESS_ANGEL = "business_angel"
    UNIVERSITY = "university"
    NONPROFIT_RESEARCH = "nonprofit_research"
    INSTITUTIONAL_INVESTOR = "institutional_investor"
    REGIONAL_DEVELOPMENT_FUND = "regional_development_fund"


class Category(StrEnum):
    """The size of an enterprise, smallest first."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    NOT_SME = "not_sme"


class Relation(StrEnum):
    """How an enterprise stands to the applicant's group."""

    LINKED = "linked"
    PARTNER = "partner"
    AUTONOMOUS = "autonomous"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Headcount in annual work units, turnover and balance sheet total in euros."""

    headcount: Decimal = ZERO
    turnover: Decimal = ZERO
    balance_sheet: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One accounting period; an estimate stands for a new enterprise that has closed none."""

    year: int
    figures: Figures
    estimate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Enterprise:
    """An enterprise, a person or a public body in the graph.

    `markets` names the markets it is active in and those directly up or downstream of them; it matters
    only where a person controls several enterprises. `consolidates` names enterprises that are in its accounts.
    """

    id: str
    name: str
    kind: Kind
    accounts: tuple[Account, ...] = ()
    inhabitants: int | None = None
    annual_budget: Decimal | None = None
    invested: Decimal | None = None
    markets: frozenset[str] = frozenset()
    consolidates: frozenset[str] = frozenset()

    @property
    def is_person(self) -> bool:
        """A person without accounts runs no enterprise of their own and only joins others together."""
        return self.kind in (Kind.NATURAL_PERSON, Kind.BUSINESS_ANGEL) and not self.accounts

    @property
    def years(self) -> tuple[Account, ...]:
        """The accounts that count, in order: closed years, or the estimate where none is closed yet."""
        closed = [account for account in self.accounts if not account.estimate]
        return tuple(sorted(closed or self.accounts, key=lambda account: account.year))


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What one holds of another, in percent; `controls` where an agreement or the statutes give control."""

    holder: str
    held: str
    capital: Decimal
    votes: Decimal
    controls: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Everything that is judged; `parse` and the registration build it."""

    applicant: str
    enterprises: Mapping[str, Enterprise]
    holdings: tuple[Holding, ...] = ()
    previous_category: Category | None = None
    ownership_changed: bool = False
    acting_jointly: tuple[frozenset[str], ...] = ()

    def name(self, enterprise: str) -> str:
        """The name that people know it by."""
        return self.enterprises[enterprise].name


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The figures of the whole group for one year, their category, and the status after the two-year rule."""

    year: int
    figures: Figures
    category: Category
    status: Category
    estimate: bool = False

    def as_dict(self) -> dict[str, Any]:
        """As the calculator's answer shows it."""
        return {"year": self.year, **as_text(self.figures), "category": self.category, "status": self.status}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one enterprise adds to the applicant's figures, and why; `adds` is for the last year."""

    enterprise: str
    name: str
    relation: Relation
    weight: Decimal
    why: Sentence
    adds: Figures = Figures()

    def as_dict(self) -> dict[str, Any]:
        """As the calculator's answer shows it."""
        return {
            "enterprise": self.enterprise,
            "name": self.name,
            "relation": self.relation,
            "weight": percent(self.weight),
            "why": str(self.why),
            "adds": as_text(self.adds),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The judgement with everything that led to it."""

    category: Category
    periods: tuple[Period, ...]
    contributions: tuple[Contribution, ...]
    reasons: tuple[Sentence, ...]
    small_mid_cap: bool
    rules: str
    version: str

    @property
    def is_sme(self) -> bool:
        """Micro, small and medium-sized enterprises are SMEs."""
        return self.category is not Category.NOT_SME

    def as_dict(self) -> dict[str, Any]:
        """As the calculator's answer shows it, in the active language."""
        return {
            "category": self.category,
            "is_sme": self.is_sme,
            "small_mid_cap": self.small_mid_cap,
            "periods": [period.as_dict() for period in self.periods],
            "contributions": [contribution.as_dict() for contribution in self.contributions],
            "reasons": [str(reason) for reason in self.reasons],
            "rules": self.rules,
            "rules_version": self.version,
        }


def as_text(figures: Figures) -> dict[str, str]:
    """Figures as decimal text."""
    return {
        "headcount": f"{figures.headcount:f}",
        "turnover": f"{figures.turnover:f}",
        "balance_sheet": f"{figures.balance_sheet:f}",
    }


def percent(share: Decimal) -> str:
    """A percentage without trailing zeros: `25`, `33.3`."""
    return f"{share.normalize():f}"
