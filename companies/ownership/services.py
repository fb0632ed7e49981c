"""Writes on ownership: a new version of the group, and a judgement of the size."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from companies.grants import GRANTS
from companies.models import Company
from companies.ownership import hooks
from companies.ownership.documents import APPLICANT, Document, with_history
from companies.ownership.models import (
    Enterprise,
    EnterpriseYear,
    Holding,
    OwnershipVersion,
    SizeJudgement,
    Why,
)
from companies.ownership.queries import document_for, document_of_version, latest_version
from companies.size import judge, parse
from companies.statuses import CompanyStatus
from portal.core.hashing import digest, plain
from portal.workflow.engine import AlreadyMoved, MoveRefused
from portal.workflow.grants import granted
from portal.workflow.models import Event


@transaction.atomic
def save_ownership(
    *, company: Company, document: Document, actor: Any, at: datetime, seen: int | None = None
) -> OwnershipVersion:
    """Keep a group as a new version and judge it; the same group again changes nothing.

    `seen` is the version that the page showed. MoveRefused where the company cannot be changed now or a
    colleague was faster; RequestRefused where the group cannot be.
    """
    locked = Company.objects.select_for_update().get(pk=company.pk)
    if "edit_ownership" not in granted(GRANTS, roles=locked.roles_of(actor), subject=locked):
        raise MoveRefused(_("The ownership cannot be changed now."))
    before = latest_version(locked)
    number = before.number if before else 0
    stated = document | {
        "enterprises": document["enterprises"]
        | {APPLICANT: document_of_version(locked, None)["enterprises"][APPLICANT]}
    }
    if stated["enterprises"][APPLICANT]["accounts"]:
        parse(stated)
    if before and digest(document_of_version(locked, before)) == digest(_settled(stated)):
        return before
    if seen is not None and seen != number:
        raise AlreadyMoved(
            _("Somebody else changed the ownership while you were writing. Compare it, then save again.")
        )
    verified = locked.status == CompanyStatus.VERIFIED
    version = OwnershipVersion.objects.create(
        company=locked, number=number + 1, at=at, by=actor, after_verification=verified
    )
    _write(version, stated)
    Event.record(locked, "ownership.changed", actor=actor, at=at, data={"version": version.number})
    if verified:
        hooks.tell(locked, version=version, actor=actor, at=at)
    judge_company(company=locked, why=Why.REGISTRATION, actor=actor, at=at)
    return version


@transaction.atomic
def judge_company(
    *, company: Company, why: Why, actor: Any, at: datetime, about: str = ""
) -> SizeJudgement | None:
    """Judge the size as it stands and keep everything; None where there are no figures to judge."""
    version = latest_version(company)
    document = document_for(company, version=version)
    if not document["enterprises"][APPLICANT]["accounts"]:
        return None
    whole = with_history(document)
    with translation.override("en"):
        result = judge(parse(whole))
        words = plain(result.as_dict())
    return SizeJudgement.objects.create(
        company=company,
        version=version,
        why=why,
        about=about,
        category=result.category.value,
        is_sme=result.is_sme,
        small_mid_cap=result.small_mid_cap,
        last_year=result.periods[-1].year,
        rules=result.rules,
        rules_version=result.version,
        input_hash=digest(whole),
        document=whole,
        result=words,
        at=at,
        by=actor,
    )


def _write(version: OwnershipVersion, document: Document) -> None:
    joint = {key for keys in document.get("acting_jointly", ()) for key in keys}
    rows = [
        Enterprise(
            version=version,
            key=key,
            name=row["name"],
            kind=row["kind"],
            inhabitants=row.get("inhabitants"),
            annual_budget=row.get("annual_budget"),
            invested=row.get("invested"),
            markets=row.get("markets", []),
            consolidates=row.get("consolidates", []),
            jointly=key in joint,
        )
        for key, row in document["enterprises"].items()
    ]
    made = {row.key: row for row in Enterprise.objects.bulk_create(rows)}
    EnterpriseYear.objects.bulk_create(
        EnterpriseYear(enterprise=made[key], **account)
        for key, row in document["enterprises"].items()
        if key != APPLICANT
        for account in row.get("accounts", ())
    )
    Holding.objects.bulk_create(
        Holding(
            version=version,
            **row | {"holder": made[row["holder"]], "held": made[row["held"]]},
        )
        for row in document["holdings"]
    )


def _settled(document: Document) -> Document:
    """A document as it comes back from the tables: the number of decimals that the columns have."""

    def places(value: Any, number: int) -> str:
        return f"{_decimal(value):.{number}f}"

    enterprises = {}
    for key, row in document["enterprises"].items():
        changed = {name: places(row[name], 2) for name in ("annual_budget", "invested") if row.get(name)}
        accounts = [
            {
                name: value if name in ("year", "estimate") else places(value, 2)
                for name, value in account.items()
            }
            for account in row.get("accounts", ())
        ]
        enterprises[key] = row | changed | {"accounts": accounts}
    holdings = [
        row | {"capital": places(row["capital"], 6), "votes": places(row["votes"], 6)}
        for row in document["holdings"]
    ]
    return document | {"enterprises": enterprises, "holdings": holdings}


def _decimal(value: Any) -> Any:
    return Decimal(str(value))
