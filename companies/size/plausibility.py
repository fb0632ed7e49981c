"""What no real group looks like: holdings in oneself, rings of majorities, unknown names, rows given twice.

Every finding says which row to correct. After it a group can be judged without surprises.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from django.utils.translation import gettext_lazy as _

from companies.size.model import WHOLE, Group, Kind
from portal.core.reading import Place, Reading

HALF = Decimal(50)
HOLDINGS: Place = ("holdings",)


def look_for_absurdities(reading: Reading, group: Group) -> None:
    """Note everything about this group that cannot be."""
    _applicant(reading, group)
    _accounts(reading, group)
    _rows(reading, group)
    _consolidation(reading, group)
    _acting_jointly(reading, group)
    if not reading.problems:
        _majority_rings(reading, group)


def held_more_than_whole(group: Group) -> dict[str, Decimal]:
    """Enterprises whose holders have more than 100 % together, with the total.

    Registers and articles disagree often enough that such a group is judged all the same, and told.
    """
    capital: dict[str, Decimal] = defaultdict(Decimal)
    votes: dict[str, Decimal] = defaultdict(Decimal)
    for holding in group.holdings:
        capital[holding.held] += holding.capital
        votes[holding.held] += holding.votes
    totals = {key: max(capital[key], votes[key]) for key in sorted(capital)}
    return {key: total for key, total in totals.items() if total > WHOLE}


def _applicant(reading: Reading, group: Group) -> None:
    if group.applicant not in group.enterprises:
        reading.refuse(("applicant",), _("Name one of the enterprises as the applicant."))
    elif not group.enterprises[group.applicant].accounts:
        reading.refuse(
            ("enterprises", group.applicant, "accounts"),
            _("Give at least one closed year, or an estimate for a new enterprise."),
        )


def _accounts(reading: Reading, group: Group) -> None:
    for enterprise in group.enterprises.values():
        place = ("enterprises", enterprise.id, "accounts")
        years = [account.year for account in enterprise.accounts]
        if len(set(years)) < len(years):
            reading.refuse(place, _("Give each year only once."))
        if len(years) > 1 and any(account.estimate for account in enterprise.accounts):
            reading.refuse(
                place, _("Leave the estimate out: it stands only where no year has been closed yet.")
            )


def _rows(reading: Reading, group: Group) -> None:
    seen = set()
    for index, holding in enumerate(group.holdings):
        place = (*HOLDINGS, index)
        for key in ("holder", "held"):
            if getattr(holding, key) not in group.enterprises:
                reading.refuse((*place, key), _("Name one of the enterprises above."))
        if holding.holder == holding.held:
            reading.refuse(place, _("Remove this row: an enterprise does not count as its own holder."))
        if (holding.holder, holding.held) in seen:
            reading.refuse(place, _("Join this row with the earlier one for the same two enterprises."))
        seen.add((holding.holder, holding.held))
        held = group.enterprises.get(holding.held)
        if held is not None and held.kind is Kind.NATURAL_PERSON:
            reading.refuse((*place, "held"), _("Remove this row: nobody holds shares in a person."))


def _consolidation(reading: Reading, group: Group) -> None:
    for enterprise in group.enterprises.values():
        place = ("enterprises", enterprise.id, "consolidates")
        if not enterprise.consolidates <= group.enterprises.keys():
            reading.refuse(place, _("Name only enterprises above as consolidated."))
        if enterprise.consolidates and not enterprise.accounts:
            reading.refuse(place, _("Give the consolidated accounts, or leave “consolidates” out."))
    inside = {key: enterprise.consolidates for key, enterprise in group.enterprises.items()}
    for key in _in_a_ring(inside):
        reading.refuse(
            ("enterprises", key, "consolidates"),
            _("Correct this: two enterprises cannot each be contained in the accounts of the other."),
        )


def _acting_jointly(reading: Reading, group: Group) -> None:
    seen: set[str] = set()
    for index, members in enumerate(group.acting_jointly):
        place = ("acting_jointly", index)
        kinds = {group.enterprises[key].kind for key in members if key in group.enterprises}
        if not members <= group.enterprises.keys() or not kinds <= {Kind.NATURAL_PERSON, Kind.BUSINESS_ANGEL}:
            reading.refuse(
                place,
                _("Name only persons and business angels; for enterprises, mark the holding as controlling."),
            )
        if members & seen:
            reading.refuse(place, _("Name each person in one group only."))
        seen |= members


def _majority_rings(reading: Reading, group: Group) -> None:
    """Nobody can hold the majority in its own parent: whoever draws such a ring has turned a row round."""
    above = {holding.held: frozenset({holding.holder}) for holding in group.holdings if holding.votes > HALF}
    ring = _in_a_ring(above)
    for index, holding in enumerate(group.holdings):
        if holding.votes > HALF and {holding.holder, holding.held} <= ring:
            reading.refuse(
                (*HOLDINGS, index),
                _("Check who holds whom: %(holder)s and %(held)s would each control the other."),
                holder=_name(group, holding.holder),
                held=_name(group, holding.held),
            )


def _in_a_ring(above: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The names of one ring, from which a way leads back to each of them; empty where there is none."""
    try:
        TopologicalSorter(above).prepare()
    except CycleError as error:
        return frozenset(error.args[1])
    return frozenset()


def _name(group: Group, key: str) -> str:
    return group.enterprises[key].name if key in group.enterprises else key
