"""What computing time is worth, by the tariff of the day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from companies.aid.equivalent import NoTariff, Quantity, gross_grant_equivalent
from companies.aidledger.models import Tariff

PARTITION = "gpu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """The gross grant equivalent in EUR, and the tariff that it follows."""

    eur: Decimal
    tariff: Tariff


def tariff_on(day: date, *, partition: str = PARTITION) -> Tariff | None:
    """The tariff in force on a day, or None."""
    return Tariff.objects.on(day).filter(partition=partition).first()


def value_of(*, gpu_hours: Decimal, on: date, partition: str = PARTITION) -> Worth | None:
    """What free GPU-hours are worth as aid on a day, to the cent; None where no tariff is known.

    Regulation (EU) 2023/2831, Articles 3(5) and 4: gross, before tax, fixed in advance.
    """
    tariff = tariff_on(on, partition=partition)
    return priced(gpu_hours, tariff) if tariff else None


def worth_of(*, gpu_hours: Decimal, on: date, partition: str = PARTITION) -> Worth:
    """The same, for whoever cannot go on without it: NoTariff where none is known."""
    if worth := value_of(gpu_hours=gpu_hours, on=on, partition=partition):
        return worth
    raise NoTariff(f"There is no tariff for {partition} on {on}.")


def priced(gpu_hours: Decimal, tariff: Tariff) -> Worth:
    """By a tariff that is known already."""
    eur = gross_grant_equivalent(Quantity(gpu_hours=gpu_hours), tariff.as_rule()).total
    return Worth(eur=eur, tariff=tariff)
