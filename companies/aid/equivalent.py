"""What free computing time is worth as aid: the gross grant equivalent, by a dated tariff.

Regulation (EU) 2023/2831, Articles 3(5) and 4: market price less price paid, before tax, fixed in advance.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from portal.core.money import to_cents

ZERO = Decimal(0)


class NoTariff(ValueError):
    """No tariff holds for this partition on this day; whoever keeps the dated rows has to add one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariff:
    """Market prices in euros without VAT; `valid_to` is the last day, None for a tariff still open."""

    key: str
    partition: str
    eur_per_gpu_hour: Decimal
    valid_from: date
    source: str
    eur_per_tb_month: Decimal = ZERO
    eur_per_support_hour: Decimal = ZERO
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """From its first day through its last."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """What an award gives; hours count as awarded, however many are used in the end."""

    gpu_hours: Decimal
    tb_months: Decimal = ZERO
    support_hours: Decimal = ZERO
    paid_per_gpu_hour: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalent:
    """The gross grant equivalent with its parts and the tariff it froze."""

    compute: Decimal
    storage: Decimal
    support: Decimal
    tariff: str

    @property
    def total(self) -> Decimal:
        """The aid, in euros and cents."""
        return self.compute + self.storage + self.support


def tariff_on(day: date, *, partition: str, tariffs: Iterable[Tariff]) -> Tariff:
    """The tariff in force for a partition; of two that overlap, the one that began later."""
    holding = [tariff for tariff in tariffs if tariff.partition == partition and tariff.holds_on(day)]
    if not holding:
        raise NoTariff(f"There is no tariff for {partition} on {day}.")
    return max(holding, key=lambda tariff: tariff.valid_from)


def gross_grant_equivalent(quantity: Quantity, tariff: Tariff) -> Equivalent:
    """Each part to the cent; paying more than the market price makes no aid negative."""
    return Equivalent(
        compute=to_cents(quantity.gpu_hours * _advantage(quantity, tariff)),
        storage=to_cents(quantity.tb_months * tariff.eur_per_tb_month),
        support=to_cents(quantity.support_hours * tariff.eur_per_support_hour),
        tariff=tariff.key,
    )


def hours_that_fit(room: Decimal, quantity: Quantity, tariff: Tariff) -> Decimal | None:
    """The most whole GPU-hours whose aid fits the room, all else being equal; None where hours are no aid.

    An award is never trimmed to it: it is what a new application could ask for.
    """
    advantage = _advantage(quantity, tariff)
    if not advantage:
        return None
    worth = gross_grant_equivalent(quantity, tariff)
    left = max(ZERO, room - worth.storage - worth.support)
    return (left / advantage).to_integral_value(rounding=ROUND_FLOOR)


def _advantage(quantity: Quantity, tariff: Tariff) -> Decimal:
    return max(ZERO, tariff.eur_per_gpu_hour - quantity.paid_per_gpu_hour)
