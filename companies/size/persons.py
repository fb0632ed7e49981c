"""Enterprises that persons, alone or acting jointly, control: linked where they share a market.

Recommendation 2003/361/EC, Annex, Article 3(3), last paragraphs. An enterprise that names no market is
taken to share the others': the cautious reading, which the applicant can correct by naming markets.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from companies.size.model import Group, Holding

HALF = Decimal(50)


@dataclass(frozen=True, slots=True)
class Unit:
    """A person, or persons acting jointly, with all that they control."""

    persons: frozenset[str]
    controlled: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hub:
    """Persons, and the enterprises in one market that they hold together."""

    persons: tuple[str, ...]
    enterprises: frozenset[str]


def find_units(group: Group) -> list[Unit]:
    """Persons who control something; those who act jointly count as one."""
    by_holder: dict[str, list[Holding]] = defaultdict(list)
    for holding in group.holdings:
        by_holder[holding.holder].append(holding)
    joint = {person for persons in group.acting_jointly for person in persons}
    alone = [
        frozenset({key})
        for key in sorted(group.enterprises)
        if group.enterprises[key].is_person and key not in joint
    ]
    units = [*sorted(group.acting_jointly, key=sorted), *alone]
    found = [Unit(persons, frozenset(controlled_by(persons, by_holder))) for persons in units]
    return [unit for unit in found if unit.controlled]


def find_hubs(group: Group, units: Iterable[Unit]) -> list[Hub]:
    """Every set of enterprises that persons link; a person with accounts of their own is one of them."""
    hubs = []
    for unit in units:
        own = {key for key in unit.persons if not group.enterprises[key].is_person}
        for market in _by_market(group, unit.controlled):
            hubs.append(Hub(tuple(sorted(unit.persons)), frozenset(market | own)))
    return [hub for hub in hubs if len(hub.enterprises) > 1]


def controlled_by(holders: Collection[str], by_holder: Mapping[str, list[Holding]]) -> set[str]:
    """What the holders control together, directly or through what they control, without themselves."""
    votes: dict[str, Decimal] = defaultdict(Decimal)
    walk = sorted(holders)
    seen = set(walk)
    while walk:
        for holding in by_holder.get(walk.pop(), ()):
            votes[holding.held] += holding.votes
            if holding.held not in seen and (holding.controls or votes[holding.held] > HALF):
                seen.add(holding.held)
                walk.append(holding.held)
    return seen.difference(holders)


def _by_market(group: Group, controlled: frozenset[str]) -> list[frozenset[str]]:
    """The controlled enterprises by market; an enterprise in several markets is in several sets."""
    if not all(group.enterprises[key].markets for key in controlled):
        return [controlled]
    markets: dict[str, set[str]] = defaultdict(set)
    for key in controlled:
        for market in group.enterprises[key].markets:
            markets[market.casefold()].add(key)
    return [frozenset(markets[market]) for market in sorted(markets)]
