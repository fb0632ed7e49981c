"""How each enterprise comes to be linked to the applicant, as a sentence: the shortest way, one step of it."""

from collections import defaultdict, deque
from collections.abc import Iterable
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

Tie = tuple[str, Sentence]


def ways_to_applicant(group: Group, links: Links, hubs: Iterable[Hub]) -> dict[str, Sentence]:
    """For every enterprise linked to the applicant, the tie through which the way to it leads."""
    own = links.linked_to(group.applicant)
    ties = _ties(group, own)
    shared = _by_member(hub for hub in hubs if hub.enterprises & own)
    reached: dict[str, Sentence] = {}
    walk = deque([group.applicant])
    used: set[Hub] = set()
    while walk:
        here = walk.popleft()
        nearby = list(ties[here])
        for hub in shared[here]:
            if hub not in used:
                used.add(hub)
                nearby += [(key, _through(group, hub, here, key)) for key in sorted(hub.enterprises)]
        for other, sentence in nearby:
            if other != group.applicant and other not in reached:
                reached[other] = sentence
                walk.append(other)
    return reached


def _ties(group: Group, own: Iterable[str]) -> dict[str, list[Tie]]:
    """Both ends of every control tie among the applicant's linked enterprises."""
    ties: dict[str, list[Tie]] = defaultdict(list)
    by_held: dict[str, list[Holding]] = defaultdict(list)
    rows = holdings_among(group.holdings, own)
    for row in sorted(rows, key=lambda row: (row.held, row.holder)):
        by_held[row.held].append(row)
    for held, rows in by_held.items():
        direct = [row for row in rows if row.votes > HALF or row.controls]
        together = sum((row.votes for row in rows), ZERO)
        for row in direct or (rows if together > HALF else ()):
            sentence = _words(group, row, together=ZERO if direct else together)
            ties[row.holder].append((held, sentence))
            ties[held].append((row.holder, sentence))
    return ties


def _words(group: Group, row: Holding, *, together: Decimal) -> Sentence:
    names = {"holder": group.name(row.holder), "held": group.name(row.held)}
    if together:
        return Sentence(JOINT, {**names, "votes": percent(together)})
    if row.votes > HALF:
        return Sentence(MAJORITY, {**names, "votes": percent(row.votes)})
    return Sentence(AGREEMENT, names)


def _by_member(hubs: Iterable[Hub]) -> dict[str, list[Hub]]:
    shared: dict[str, list[Hub]] = defaultdict(list)
    for hub in hubs:
        for key in hub.enterprises:
            shared[key].append(hub)
    return shared


def _through(group: Group, hub: Hub, one: str, other: str) -> Sentence:
    persons = ", ".join(group.name(person) for person in hub.persons)
    return Sentence(PERSON, {"persons": persons, "one": group.name(one), "other": group.name(other)})
