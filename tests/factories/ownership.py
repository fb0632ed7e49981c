"""Groups around companies, stated by their owners."""

from datetime import datetime
from typing import Any

from companies.models import Company
from companies.ownership.documents import APPLICANT, Document
from companies.ownership.models import OwnershipVersion
from companies.ownership.services import save_ownership
from portal.accounts.roles import Role
from tests.factories.clock import NOW


def make_group(*, posts: str = "200", share: str = "25", name: str = "Bee S.A.", others: int = 1) -> Document:
    """A company with holders, each of this size and with this share."""
    enterprises: dict[str, Any] = {APPLICANT: {"name": "A", "kind": "company", "accounts": []}}
    holdings = []
    for number in range(1, others + 1):
        account = {"year": 2025, "headcount": posts, "turnover": "40000000", "balance_sheet": "30000000"}
        label = name if number == 1 else f"{name} {number}"
        enterprises[f"E{number}"] = {"name": label, "kind": "company", "accounts": [account]}
        holdings.append({"holder": f"E{number}", "held": APPLICANT, "capital": share, "votes": share})
    return {"applicant": APPLICANT, "enterprises": enterprises, "holdings": holdings}


def make_ownership(company: Company, *, on: datetime = NOW, **group: Any) -> OwnershipVersion:
    """A version that the company's owner saved."""
    owner = company.memberships.get(role=Role.OWNER).user
    return save_ownership(company=company, document=make_group(**group), actor=owner, at=on)
