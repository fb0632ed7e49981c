"""Reads on ownership: the version that stands, and the document that a company is judged by."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from companies.models import Company
from companies.ownership.documents import APPLICANT, Document
from companies.ownership.models import Enterprise, OwnershipVersion, SizeJudgement, Why
from companies.ownership.transcript import text
from companies.statuses import CompanyStatus


def versions_of(company: Company) -> QuerySet[OwnershipVersion]:
    """Newest first, each with all its rows: the same few queries for any size."""
    rows = OwnershipVersion.objects.filter(company=company).select_related("by")
    return rows.prefetch_related("enterprises__years", "holdings__holder", "holdings__held").order_by(
        "-number"
    )


def latest_version(company: Company) -> OwnershipVersion | None:
    return versions_of(company).first()


def judgements_of(company: Company) -> QuerySet[SizeJudgement]:
    return SizeJudgement.objects.filter(company=company).order_by("-at", "-pk")


def judgements_about(application: Any) -> QuerySet[SizeJudgement]:
    """Those made for one application, the oldest first."""
    return SizeJudgement.objects.filter(about=application.public_id).order_by("at", "pk")


def own_row(company: Company) -> dict[str, Any]:
    """The company itself, with the figures of its registration."""
    accounts = [
        figures_of(year) | ({"estimate": True} if year.estimate else {})
        for year in sorted(company.years.all(), key=lambda year: -year.year)
    ]
    if len(accounts) > 1:  # an estimate stands only where no year has closed
        accounts = [account for account in accounts if not account.get("estimate")] or accounts[:1]
    return {"name": company.name, "kind": "company", "accounts": accounts}


def document_of_version(company: Company, version: OwnershipVersion | None) -> Document:
    """The group as stated; without a version the company stands alone."""
    document: Document = {
        "applicant": APPLICANT,
        "enterprises": {APPLICANT: own_row(company)},
        "holdings": [],
    }
    if version is None:
        return document
    rows = sorted(version.enterprises.all(), key=lambda row: row.pk)
    document["enterprises"] |= {row.key: _enterprise(row) for row in rows if row.key != APPLICANT}
    document["holdings"] = [
        {
            "holder": row.holder.key,
            "held": row.held.key,
            "capital": text(row.capital),
            "votes": text(row.votes),
        }
        | ({"controls": True} if row.controls else {})
        for row in sorted(version.holdings.all(), key=lambda row: row.pk)
    ]
    joint = [row.key for row in rows if row.jointly]
    return document | ({"acting_jointly": [joint]} if len(joint) > 1 else {})


def document_for(company: Company, *, version: OwnershipVersion | None) -> Document:
    """What is judged: the group, with the size that an earlier year was judged at here.

    Recommendation 2003/361/EC, Annex, Article 4(2); a change of ownership since counts at once.
    """
    document = document_of_version(company, version)
    last = max((account["year"] for account in document["enterprises"][APPLICANT]["accounts"]), default=0)
    earlier = (
        judgements_of(company).exclude(why=Why.REGISTRATION).filter(last_year__lt=last).first()
        if last
        else None
    )
    if earlier is None:
        return document
    changed = earlier.version_id != (version.pk if version else None)
    return document | {"previous_category": earlier.category, "ownership_changed": changed}


def changed_since_verification(company: Company, version: OwnershipVersion | None) -> bool:
    """The owners that were verified are not those of today."""
    return bool(
        version
        and version.after_verification
        and company.status == CompanyStatus.VERIFIED
        and company.verified_at
        and version.at > company.verified_at
    )


def figures_of(year: Any) -> dict[str, Any]:
    return {
        "year": year.year,
        "headcount": text(year.headcount),
        "turnover": text(year.turnover),
        "balance_sheet": text(year.balance_sheet),
    }


def _enterprise(row: Enterprise) -> dict[str, Any]:
    found: dict[str, Any] = {"name": row.name, "kind": row.kind}
    found["accounts"] = [figures_of(year) for year in sorted(row.years.all(), key=lambda year: -year.year)]
    for name in ("annual_budget", "invested"):
        if (amount := getattr(row, name)) is not None:
            found[name] = text(amount)
    if row.inhabitants is not None:
        found["inhabitants"] = row.inhabitants
    lists: Iterable[tuple[str, list[str]]] = (("markets", row.markets), ("consolidates", row.consolidates))
    return found | {name: words for name, words in lists if words}
