"""Stakes between the applicant's linked enterprises and everybody else, and the weight they give a partner.

Recommendation 2003/361/EC, Annex, Articles 3(2) and 6(2) and (3): immediate stakes only, those of linked
holders added up, the greater of capital and votes, and the greater of two where each holds of the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from companies.size.exemptions import Exemptions
from companies.size.links import Links
from companies.size.model import ZERO, Enterprise, Group, Holding, Kind

PARTNER_FROM = Decimal(25)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """What linked holders hold together of one enterprise; one end lies in the applicant's bloc."""

    outside: str  # the bloc at the other end
    holders: tuple[str, ...]
    held: str
    capital: Decimal
    votes: Decimal
    let_pass: bool = False  # an investor whom the rules let pass
    by_person: bool = False  # a person is no enterprise and cannot be a partner

    @property
    def share(self) -> Decimal:
        """The greater of capital and votes."""
        return max(self.capital, self.votes)

    @property
    def makes_partner(self) -> bool:
        """A quarter or more, by an enterprise that the rules do not let pass."""
        return self.share >= PARTNER_FROM and not self.let_pass and not self.by_person


def find_stakes(group: Group, links: Links, exemptions: Exemptions) -> list[Stake]:
    """Every immediate stake into or out of the applicant's bloc, in a fixed order."""
    own = links.linked_to(group.applicant)
    rows: dict[tuple[str, str], list[Holding]] = {}
    for holding in group.holdings:
        if (holding.holder in own) != (holding.held in own):
            rows.setdefault((links.bloc(holding.holder), holding.held), []).append(holding)
    return [_stake(group, links, exemptions, rows[key]) for key in sorted(rows)]


def _stake(group: Group, links: Links, exemptions: Exemptions, rows: list[Holding]) -> Stake:
    held = rows[0].held
    upstream = links.bloc(held) == links.bloc(group.applicant)
    holders = tuple(sorted(row.holder for row in rows))
    capital = sum((row.capital for row in rows), ZERO)
    votes = sum((row.votes for row in rows), ZERO)
    return Stake(
        outside=links.bloc(rows[0].holder if upstream else held),
        holders=holders,
        held=held,
        capital=capital,
        votes=votes,
        let_pass=upstream and exemptions.let_pass(holders, held, share=max(capital, votes)),
        by_person=_is_natural_person(group.enterprises[holders[0]]),
    )


def _is_natural_person(enterprise: Enterprise) -> bool:
    return enterprise.is_person and enterprise.kind is Kind.NATURAL_PERSON


def weights(stakes: Iterable[Stake]) -> dict[str, Decimal]:
    """For each partner bloc the share at which its figures count."""
    found: dict[str, Decimal] = {}
    for stake in stakes:
        if stake.makes_partner:
            found[stake.outside] = max(stake.share, found.get(stake.outside, ZERO))
    return found
