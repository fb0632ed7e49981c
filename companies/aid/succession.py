"""Earlier aid after mergers and splits. Regulation (EU) 2023/2831, Article 3(8) and (9)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_DOWN, Decimal

from companies.aid.model import Grant, Recipient
from portal.core.money import CENT, to_cents


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger:
    """From a day on, one enterprise has become part of another; a merger into a new one is a row for each."""

    on: date
    absorbed: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A grant and the enterprise that received it."""

    enterprise: str
    grant: Grant


def with_predecessors(members: Iterable[str], mergers: Collection[Merger], *, as_of: date) -> frozenset[str]:
    """The members with every enterprise that has become part of one of them, at any depth."""
    found = set(members)
    while new := {m.absorbed for m in mergers if m.on <= as_of and m.into in found} - found:
        found |= new
    return frozenset(found)


def whose(
    received: Iterable[Received],
    *,
    applicant: str,
    undertaking: Iterable[str],
    mergers: Collection[Merger] = (),
    as_of: date,
) -> tuple[Grant, ...]:
    """The grants as the headroom counts them: the aid of every party to a merger counts in full."""
    own = with_predecessors({applicant}, mergers, as_of=as_of)
    all_of_it = with_predecessors(undertaking, mergers, as_of=as_of)

    def to(enterprise: str) -> Recipient:
        if enterprise in own:
            return Recipient.APPLICANT
        return Recipient.CONTROLLED if enterprise in all_of_it else Recipient.OTHER

    return tuple(replace(row.grant, to=to(row.enterprise)) for row in received)


def divide(amount: Decimal, *, equity: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Divide aid among the enterprises of a split by the book value of their equity, to the cent.

    Only where nobody can say who used it. Cents that remain go to the largest remainders, then by name,
    so that the parts always make the whole.
    """
    whole, total = to_cents(amount), sum(equity.values())
    if total <= 0 or any(value < 0 for value in equity.values()):
        raise ValueError("Dividing aid takes book values of zero or more, and one above zero.")
    exact = {name: whole * value / total for name, value in equity.items()}
    parts = {name: share.quantize(CENT, rounding=ROUND_DOWN) for name, share in exact.items()}
    for name in _by_remainder(exact, parts)[: int((whole - sum(parts.values())) / CENT)]:
        parts[name] += CENT
    return parts


def _by_remainder(exact: Mapping[str, Decimal], parts: Mapping[str, Decimal]) -> Sequence[str]:
    return sorted(exact, key=lambda name: (parts[name] - exact[name], name))
