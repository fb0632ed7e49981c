"""The public-body rule: a quarter in public hands, and an enterprise is no SME whatever its size.

Recommendation 2003/361/EC, Annex, Article 3(4). Public bodies are added up, and what they control counts
as theirs; investors that Article 3(2) lets pass are left out as long as they are not linked.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from companies.size.exemptions import Exemptions, is_small_authority
from companies.size.links import Links
from companies.size.model import WHOLE, ZERO, Group, Holding, Kind
from companies.size.persons import controlled_by

PUBLIC_FROM = Decimal(25)
PUBLIC = frozenset({Kind.PUBLIC_BODY, Kind.LOCAL_AUTHORITY})


@dataclass(frozen=True, slots=True)
class PublicShare:
    """What public bodies hold of the applicant, and which holders that share comes from."""

    share: Decimal
    holders: tuple[str, ...]

    @property
    def rules_out(self) -> bool:
        """A quarter is enough."""
        return self.share >= PUBLIC_FROM


def public_share(group: Group, links: Links, exemptions: Exemptions) -> PublicShare:
    """The share of the applicant that public bodies hold, directly or through what they control.

    An applicant that is a public body itself is wholly in public hands.
    """
    if group.enterprises[group.applicant].kind in PUBLIC:
        return PublicShare(WHOLE, (group.applicant,))
    own = links.linked_to(group.applicant)
    into = {row.holder: row for row in group.holdings if row.held == group.applicant}
    passed = {
        key
        for key, row in into.items()
        if key not in own and exemptions.let_pass((key,), row.held, share=max(row.capital, row.votes))
    }
    public = _public_hands(group, own=own)
    rows = [into[key] for key in sorted(into) if key in public and key not in passed]
    share = max(sum((row.capital for row in rows), ZERO), sum((row.votes for row in rows), ZERO))
    return PublicShare(share, tuple(row.holder for row in rows))


def _public_hands(group: Group, *, own: Collection[str]) -> set[str]:
    """Public bodies and all they control; a small local authority only where it is linked."""
    by_holder: dict[str, list[Holding]] = defaultdict(list)
    for row in group.holdings:
        by_holder[row.holder].append(row)
    bodies = {
        key
        for key, enterprise in group.enterprises.items()
        if enterprise.kind is Kind.PUBLIC_BODY
        or (enterprise.kind is Kind.LOCAL_AUTHORITY and (key in own or not is_small_authority(enterprise)))
    }
    return bodies | controlled_by(bodies, by_holder)
