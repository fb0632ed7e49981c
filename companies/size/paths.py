"""How each enterprise comes to be linked to the applicant, as a sentence: the shortest way, one step of it."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from companies.size.links import HALF, Links, holdings_among
from companies.size.model import ZERO, Group, Holding, percent
from companies.size.persons import Hub
from portal.core.sentences import Sentence

MAJORITY = _("%(holder)s holds %(votes)s %% of the votes in %(held)s.")
AGREEMENT = _("%(holder)s controls %(held)s by agreement, statutes or appointments.")
JOINT = _(
    "Linked enterprises hold %(votes)s %% of the votes in %(held)s together; %(holder)s is one of them."
)
PERSON = _("%(persons)s controls both %(one)s and %(other)s, in the same market or in markets not named.")


@dataclass(frozen=True, slots=True)
class Tie:
    """A holding that gives control, alone or `together` with linked enterprises; put into words when used."""

    row: Holding
    together: Decimal = ZERO

    def words(self, group: Group) -> Sentence:
        """The tie for people."""
        names = {"holder": group.name(self.row.holder), "held": group.name(self.row.held)}
        if self.together:
            return Sentence(JOINT, {**names, "votes": percent(self.together)})
        if self.row.votes > HALF:
            return Sentence(MAJORITY, {**names, "votes": percent(self.row.votes)})
        return Sentence(AGREEMENT, names)


def ways_to_applicant(group: Group, links: Links, hubs: Iterable[Hub]) -> dict[str, Sentence]:
    """For every enterprise linked to the applicant, the tie through which the way to it leads."""
    own = links.linked_to(group.applicant)
    ties = _ties(group, own)
    shared = _by_member(hub for hub in hubs if hub.enterprises & own)
    reached: dict[str, Sentence] = {}
    seen = {group.applicant}
    walk = deque(seen)
    used: set[Hub] = set()
    while walk:
        here = walk.popleft()
        near = {other: tie.words(group) for other, tie in ties[here] if other not in seen}
        for hub in shared[here]:
            if hub not in used:
                used.add(hub)
                joined = sorted(hub.enterprises - seen - near.keys())
                near |= {other: _through(group, hub, here, other) for other in joined}
        reached |= near
        seen |= near.keys()
        walk += near
    return reached


def _ties(group: Group, own: Iterable[str]) -> dict[str, list[tuple[str, Tie]]]:
    """Both ends of every control tie among the applicant's linked enterprises."""
    ties: dict[str, list[tuple[str, Tie]]] = defaultdict(list)
    by_held: dict[str, list[Holding]] = defaultdict(list)
    for row in sorted(holdings_among(group.holdings, own), key=lambda row: (row.held, row.holder)):
        by_held[row.held].append(row)
    for held, rows in by_held.items():
        for tie in _ties_into(rows):
            ties[tie.row.holder].append((held, tie))
            ties[held].append((tie.row.holder, tie))
    return ties


def _ties_into(rows: list[Holding]) -> Iterator[Tie]:
    """Who controls alone; and those who hold a majority together without them."""
    direct: list[Holding] = []
    joint: list[Holding] = []
    for row in rows:
        (direct if row.votes > HALF or row.controls else joint).append(row)
    yield from map(Tie, direct)
    together = sum((row.votes for row in joint), ZERO)
    if together > HALF:
        yield from (Tie(row, together) for row in joint)


def _by_member(hubs: Iterable[Hub]) -> dict[str, list[Hub]]:
    shared: dict[str, list[Hub]] = defaultdict(list)
    for hub in hubs:
        for key in hub.enterprises:
            shared[key].append(hub)
    return shared


def _through(group: Group, hub: Hub, one: str, other: str) -> Sentence:
    persons = ", ".join(group.name(person) for person in hub.persons)
    return Sentence(PERSON, {"persons": persons, "one": group.name(one), "other": group.name(other)})
