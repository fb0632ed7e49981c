"""Which enterprises are linked: control by votes, by agreement, jointly through others, or through persons.

The walk is the same for every set of rules; what may join enterprises is told to it. It always ends,
whatever the holdings say, because every step joins two blocs into one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from companies.size.model import ZERO, Enterprise, Group, Holding
from companies.size.persons import Hub

HALF = Decimal(50)


@dataclass(frozen=True, slots=True)
class Links:
    """The blocs of linked enterprises; an id that joins nothing is a bloc of its own."""

    bloc_of: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]

    def bloc(self, enterprise: str) -> str:
        """The name of the bloc an enterprise belongs to."""
        return self.bloc_of.get(enterprise, enterprise)

    def linked_to(self, enterprise: str) -> frozenset[str]:
        """The enterprise and everything linked to it."""
        return frozenset(self.members.get(self.bloc(enterprise), (enterprise,)))


@dataclass(slots=True)
class Blocs:
    """Sets of linked enterprises, each with the votes it holds together."""

    bloc_of: dict[str, str]
    members: dict[str, list[str]]
    votes: dict[str, dict[str, Decimal]]
    waiting: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, ids: Iterable[str]) -> "Blocs":
        """Everybody alone."""
        names = sorted(ids)
        return cls(
            {name: name for name in names}, {name: [name] for name in names}, {name: {} for name in names}
        )

    def hold(self, bloc: str, held: str, votes: Decimal) -> None:
        """Note votes of a bloc; more than half of them joins."""
        mine = self.votes[bloc]
        mine[held] = mine.get(held, ZERO) + votes
        if mine[held] > HALF:
            self.waiting.append((bloc, held))

    def settle(self) -> None:
        """Join until nothing waits: a bigger bloc may hold a majority that neither part held."""
        while self.waiting:
            one, other = self.waiting.pop()
            self._join(self.bloc_of[one], self.bloc_of[other])

    def _join(self, large: str, small: str) -> None:
        if large == small:
            return
        if self._weight(large) < self._weight(small):
            large, small = small, large
        moved = self.members.pop(small)
        for member in moved:
            self.bloc_of[member] = large
        self.members[large] += moved
        for held, votes in self.votes.pop(small).items():
            self.hold(large, held, votes)

    def _weight(self, bloc: str) -> int:
        return len(self.members[bloc]) + len(self.votes[bloc])


def find_links(group: Group, *, joins: Callable[[Enterprise], bool], hubs: Iterable[Hub] = ()) -> Links:
    """The blocs that control makes among the enterprises that may join others."""
    joining = {key for key, enterprise in group.enterprises.items() if joins(enterprise)}
    blocs = Blocs.of(joining)
    for holding in holdings_among(group.holdings, joining):
        blocs.hold(holding.holder, holding.held, holding.votes)
        if holding.controls:
            blocs.waiting.append((holding.holder, holding.held))
    for hub in hubs:
        first, *others = sorted(hub.enterprises)
        blocs.waiting += [(first, other) for other in others]
    blocs.settle()
    return Links(blocs.bloc_of, {bloc: tuple(sorted(members)) for bloc, members in blocs.members.items()})


def holdings_among(holdings: Iterable[Holding], ids: Iterable[str]) -> list[Holding]:
    """The holdings with both ends in `ids`."""
    known = frozenset(ids)
    return [holding for holding in holdings if holding.holder in known and holding.held in known]


def is_enterprise(enterprise: Enterprise) -> bool:
    """Anyone who runs an enterprise; persons without one only join others together."""
    return not enterprise.is_person
