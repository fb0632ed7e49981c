"""Ceilings, tariffs, and companies that have declared what aid they received."""

from datetime import date
from decimal import Decimal
from typing import Any

from companies.aidledger import declaring, splitting
from companies.aidledger.models import AidCeiling, AidEntry, Split, Tariff
from companies.aidledger.models.split import Basis
from companies.aidledger.seeds import plant
from companies.models import Company
from portal.accounts.roles import Role
from tests.factories.clock import NOW


def plant_aid_rules() -> None:
    """The seeded ceiling and tariff, which a transactional test has emptied away for the next."""
    if not AidCeiling.objects.exists() and not Tariff.objects.exists():
        plant(ceiling=AidCeiling, tariff=Tariff)


def received(company: Company, amount: str, on: date, **values: Any) -> AidEntry:
    """Aid that the company's owner declared: so much, granted on that day."""
    actor = values.pop("actor", None) or company.memberships.filter(role=Role.OWNER).first().user
    facts = {
        "amount": Decimal(amount),
        "granted_on": on,
        "authority": "Ministry of the Economy",
        "legal_basis": "Regulation (EU) 2023/2831",
        "member_state": "LU",
    }
    return declaring.add(company=company, values=facts | values, actor=actor, at=NOW)


def make_split(
    company: Company, *, takes: list[str], on: date = date(2026, 6, 1), name: str = "Newco S.A."
) -> Split:
    """A split that the owner declared, by the business that used the aid; it waits for an officer."""
    values = {"on": on, "name": name, "number": "", "basis": Basis.ACTIVITIES, "takes": takes}
    values |= {"own_equity": None, "other_equity": None, "explanation": "Deed of 1 June 2026."}
    owner = company.memberships.filter(role=Role.OWNER).order_by("pk")[0].user
    return splitting.declare_split(company=company, values=values, actor=owner, at=NOW)
