"""What each enterprise adds to the applicant's figures, with the relation, the weight and the reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from companies.size.figures import share_of
from companies.size.links import Links
from companies.size.model import WHOLE, ZERO, Contribution, Group, Relation, percent
from companies.size.persons import Unit
from companies.size.stakes import PARTNER_FROM, Stake
from companies.size.thresholds import rounded
from portal.core.sentences import Sentence

PERSON_LINKS = _("%(name)s controls an enterprise of the group, but is a person without accounts to add.")
CONTAINED = _("The accounts of an enterprise that is counted already contain %(name)s.")
PARTNER = _(
    "%(share)s %% of %(held)s is held by %(holders)s: %(name)s is a partner and counts at %(weight)s %%."
)
PARTNERS_LINK = _("%(name)s is linked to a partner and counts at the same %(weight)s %%.")
LET_PASS = _("%(share)s %% of %(held)s is held by %(holders)s, an investor that does not count up to 50 %%.")
PERSON_HOLDS = _("%(share)s %% of %(held)s is held by %(holders)s, a person without an enterprise to count.")
TOO_LITTLE = _("%(share)s %% of %(held)s is held by %(holders)s, which is less than 25 %%.")
OTHER_MARKET = _(
    "The same person controls %(name)s, but in a market that is neither the same nor next to it."
)
FURTHER_AWAY = _("%(name)s stands behind a partner only. Partners of partners do not count.")
APART = _("%(name)s holds nothing in the group, and the group nothing in it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything found out about the graph that an explanation draws on."""

    group: Group
    links: Links
    units: list[Unit]
    stakes: list[Stake]
    partners: Mapping[str, Decimal]
    weights: Mapping[str, Decimal]  # what counts, without what is contained in other accounts
    ways: Mapping[str, Sentence]

    @property
    def own(self) -> frozenset[str]:
        """The applicant and all enterprises linked to it."""
        return self.links.linked_to(self.group.applicant)


def contributions(findings: Findings, *, year: int) -> tuple[Contribution, ...]:
    """One row for every enterprise but the applicant, in the order of their keys."""
    explained = _explanations(findings)
    rows = []
    for key in sorted(findings.group.enterprises.keys() - {findings.group.applicant}):
        enterprise = findings.group.enterprises[key]
        relation, why = explained[key]
        weight = findings.weights.get(key, ZERO)
        if relation in (Relation.LINKED, Relation.PARTNER) and not weight and not enterprise.is_person:
            why = Sentence(CONTAINED, {"name": enterprise.name})
        if relation is Relation.LINKED and enterprise.is_person:
            weight = WHOLE
        rows.append(
            Contribution(
                enterprise=key,
                name=enterprise.name,
                relation=relation,
                weight=weight,
                why=why,
                adds=rounded(share_of(enterprise, weight, year=year)),
            )
        )
    return tuple(rows)


Explained = tuple[Relation, Sentence]


def _explanations(findings: Findings) -> dict[str, Explained]:
    """The strongest relation of each enterprise: weaker ones are noted first and written over."""
    found = {key: _remote(findings, key) for key in findings.group.enterprises}
    found.update(_behind_partners(findings))
    found.update(_held_by_the_same_persons(findings))
    for stake in sorted(findings.stakes, key=lambda stake: (stake.makes_partner, stake.share)):
        found.update(_from_stake(findings, stake))
    found.update(_controlling_persons(findings))
    found.update({key: (Relation.LINKED, way) for key, way in findings.ways.items()})
    return found


def _remote(findings: Findings, key: str) -> Explained:
    return Relation.AUTONOMOUS, Sentence(APART, {"name": findings.group.name(key)})


def _behind_partners(findings: Findings) -> Iterable[tuple[str, Explained]]:
    """Whoever holds, or is held by, a partner without being linked to it."""
    bloc, group = findings.links.bloc, findings.group
    for row in group.holdings:
        ends = (row.holder, row.held)
        for one, other in (ends, ends[::-1]):
            if bloc(one) in findings.partners and max(row.capital, row.votes) >= PARTNER_FROM:
                yield other, (Relation.EXCLUDED, Sentence(FURTHER_AWAY, {"name": group.name(other)}))


def _held_by_the_same_persons(findings: Findings) -> Iterable[tuple[str, Explained]]:
    for unit in findings.units:
        if unit.controlled & findings.own:
            for key in unit.controlled - findings.own:
                yield key, (Relation.EXCLUDED, Sentence(OTHER_MARKET, {"name": findings.group.name(key)}))


def _controlling_persons(findings: Findings) -> Iterable[tuple[str, Explained]]:
    for unit in findings.units:
        if unit.controlled & findings.own:
            for key in unit.persons - findings.own:
                yield key, (Relation.LINKED, Sentence(PERSON_LINKS, {"name": findings.group.name(key)}))


def _from_stake(findings: Findings, stake: Stake) -> Iterable[tuple[str, Explained]]:
    """The ends of one stake outside the group; for a partner, everything linked to it as well."""
    group = findings.group
    holds = {
        "holders": ", ".join(group.name(holder) for holder in stake.holders),
        "share": percent(stake.share),
        "held": group.name(stake.held),
    }
    ends = [key for key in (*stake.holders, stake.held) if key not in findings.own]
    if not stake.makes_partner:
        for key in ends:
            yield key, _not_counted(stake, holds)
        return
    for key in sorted(findings.links.linked_to(stake.outside)):
        text = PARTNER if key in ends else PARTNERS_LINK
        names = {"name": group.name(key), "weight": percent(findings.partners[stake.outside])}
        yield key, (Relation.PARTNER, Sentence(text, holds | names))


def _not_counted(stake: Stake, holds: dict[str, str]) -> Explained:
    if stake.share < PARTNER_FROM:
        return Relation.AUTONOMOUS, Sentence(TOO_LITTLE, holds)
    if stake.by_person:
        return Relation.AUTONOMOUS, Sentence(PERSON_HOLDS, holds)
    return Relation.EXCLUDED, Sentence(LET_PASS, holds)
