"""Ceilings, tariffs, and companies that have declared what aid they received."""

from companies.aidledger.models import AidCeiling, Tariff
from companies.aidledger.seeds import plant


def plant_aid_rules() -> None:
    """The seeded ceiling and tariff, which a transactional test has emptied away for the next."""
    if not AidCeiling.objects.exists() and not Tariff.objects.exists():
        plant(ceiling=AidCeiling, tariff=Tariff)
