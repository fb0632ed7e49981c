"""Who owns the companies of the demo: a holding above some of them, an investor beside it, a daughter below."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from companies.aidledger import splitting
from companies.aidledger.models.split import Basis
from companies.models import Company
from companies.ownership.documents import APPLICANT, Document, document_of
from companies.ownership.services import save_ownership


def holding_of(name: str) -> str:
    """The holding above a company, by the same name in its graph and in its list of aid."""
    return f"{name.split()[0]} Holding S.A."


def state_group(company: Company, *, year: int, actor: Any, at: datetime) -> None:
    """A group that stays an SME: the holding has three posts, the investor's quarter is let pass."""
    save_ownership(company=company, document=_group(company, year=year), actor=actor, at=at)


def _group(company: Company, *, year: int) -> Document:
    first = company.name.split()[0]
    others = {
        "E1": _enterprise(holding_of(company.name), year=year, posts="3", money="400000"),
        "E2": _enterprise(
            f"{first} Ventures SCSp", year=year, posts="6", money="900000", kind="venture_capital"
        ),
        "E3": _enterprise(f"{first} Service GmbH", year=year, posts="4", money="350000"),
        "E4": {"name": "Gründerfamilie", "kind": "natural_person", "accounts": []},
    }
    holdings = [
        _holding("E1", APPLICANT, "60"),
        _holding("E2", APPLICANT, "30"),
        _holding(APPLICANT, "E3", "100"),
        _holding("E4", "E1", "100"),
    ]
    return document_of(
        {"name": company.name, "kind": "company", "accounts": []}, others=others, holdings=holdings
    )


def _enterprise(name: str, *, year: int, posts: str, money: str, kind: str = "company") -> dict[str, Any]:
    account = {"year": year, "headcount": posts, "turnover": money, "balance_sheet": money}
    return {"name": name, "kind": kind, "accounts": [account]}


def _holding(holder: str, held: str, share: str) -> dict[str, Any]:
    return {"holder": holder, "held": held, "capital": share, "votes": share}


def declare_split(company: Company, *, actor: Any, at: datetime) -> None:
    """A part of the company went to a new one a month ago, and its oldest grant with it; an officer has yet to look."""
    on = localdate(at) - timedelta(days=30)
    entry, _amount = splitting.divisible(company, on=on)[-1]
    values = {
        "on": on,
        "name": f"{company.name.split()[0]} Logistik S.à r.l.",
        "number": "",
        "basis": Basis.ACTIVITIES,
        "takes": [entry.public_id],
        "own_equity": None,
        "other_equity": None,
        "explanation": "Acte de scission du notaire, annexe 3: l'activité logistique et son aide.",
    }
    splitting.declare_split(company=company, values=values, actor=actor, at=at)
