"""Writes on evidence and checks. Each states its transaction and its errors."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from companies.evidence.claims import claims_of, label_of
from companies.evidence.kinds import KINDS
from companies.evidence.models import Answer, Evidence, Finding, Verdict
from companies.evidence.models.checks import OPEN
from companies.models import Company
from companies.statuses import CompanyStatus
from portal.files.inspection import Upload
from portal.files.services import store
from portal.workflow.engine import MoveRefused, perform
from portal.workflow.models import Event


@transaction.atomic
def add_evidence(
    *,
    company: Company,
    kind: str,
    upload: Upload,
    actor: Any,
    at: datetime,
    year: int = 0,
    issued_on: date | None = None,
    note: str = "",
) -> Evidence:
    """A new version of one piece of evidence; the very file that is there already changes nothing.

    Under a lock on the company, so that a second click finds the first. FileRefused past a day's quota.
    """
    locked = Company.objects.select_for_update(of=("self",)).get(pk=company.pk)
    year = year if KINDS[kind].yearly else 0
    same = Evidence.objects.filter(company=locked, kind=kind, year=year).select_related("file")
    last = same.order_by("-version").first()
    if last and last.file.sha256 == upload.sha256 and last.issued_on == issued_on and last.note == note:
        return last
    row = Evidence.objects.create(
        company=locked,
        kind=kind,
        year=year,
        version=last.version + 1 if last else 1,
        file=store(upload=upload, actor=actor, at=at),
        issued_on=issued_on,
        note=note,
        added_at=at,
        added_by=actor,
    )
    facts = {"kind": kind, "year": year, "version": row.version, "file": row.file.public_id}
    Event.record(locked, "evidence.added", actor=actor, at=at, data=facts)
    return row


@transaction.atomic
def record_findings(
    *, company: Company, findings: Mapping[str, tuple[str, str]], actor: Any, at: datetime, seen: str = ""
) -> list[Finding]:
    """Keep what an officer found, claim → (verdict, note), with the values and versions it was held against.

    A finding that says what the last one said of the same values is not written again. MoveRefused where the
    company waits for nobody's check.
    """
    locked = Company.objects.select_for_update(of=("self",)).get(pk=company.pk)
    if locked.status != CompanyStatus.SUBMITTED or (seen and seen != locked.status):
        raise MoveRefused(_("This company is not being verified now. Look at its page again."))
    against = versions_of(locked)
    last = {row.claim: row for row in Finding.objects.filter(company=locked).newest()}
    rows = []
    for claim in claims_of(locked):
        if claim.code not in findings:
            continue
        verdict, note = findings[claim.code]
        row = Finding(
            company=locked,
            claim=claim.code,
            verdict=verdict,
            note=note,
            facts=claim.facts,
            against=against,
            at=at,
            by=actor,
        )
        if _said(row) != (_said(last[claim.code]) if claim.code in last else None):
            rows.append(row)
    Finding.objects.bulk_create(rows)
    if rows:
        told = {row.claim: row.verdict for row in rows}
        Event.record(locked, "claims.checked", actor=actor, at=at, data={"claims": told})
    return rows


def _said(row: Finding) -> tuple[Any, ...]:
    return row.verdict, row.note, row.facts, row.against


@transaction.atomic
def ask(
    *, company: Company, findings: Mapping[str, tuple[str, str]], actor: Any, at: datetime, seen: str = ""
) -> None:
    """Keep the findings and give the registration back with every open question, as one message.

    MoveRefused where nothing is asked, or where the registration moved meanwhile.
    """
    record_findings(company=company, findings=findings, actor=actor, at=at, seen=seen)
    questions = open_findings(company)
    if not questions:
        raise MoveRefused(_("Mark at least one claim as a question, and write what is missing."))
    note = "\n\n".join(f"{label_of(row.claim)}: {row.note}" for row in questions)
    perform(company, "return", actor=actor, at=at, note=note, seen=seen)


@transaction.atomic
def answer(*, finding: Finding, text: str, evidence: Evidence | None, actor: Any, at: datetime) -> Answer:
    """The company's answer to one question; the same answer again is the same answer."""
    locked = Company.objects.select_for_update(of=("self",)).get(pk=finding.company_id)
    if locked.status != CompanyStatus.RETURNED:
        raise MoveRefused(_("The registration has been sent and cannot be changed now. Ask us to return it."))
    last = finding.answers.order_by("-pk").first()
    if last and (last.text, last.evidence_id) == (text, evidence.pk if evidence else None):
        return last
    row = Answer.objects.create(finding=finding, text=text, evidence=evidence, at=at, by=actor)
    Event.record(locked, "question.answered", actor=actor, at=at, data={"claim": finding.claim})
    return row


def open_findings(company: Company) -> list[Finding]:
    """The newest finding of each claim that is not settled."""
    rows = Finding.objects.filter(company=company).newest()
    return [row for row in rows if row.verdict in OPEN]


def versions_of(company: Company) -> list[dict[str, Any]]:
    """Which version of which evidence lies there now, to be kept with a check."""
    rows = (
        Evidence.objects.filter(company=company)
        .newest()
        .values("kind", "year", "version", "file__public_id", "file__sha256")
    )
    return [
        {
            "kind": row["kind"],
            "year": row["year"],
            "version": row["version"],
            "file": row["file__public_id"],
            "sha256": row["file__sha256"],
        }
        for row in rows
    ]


__all__ = ["Verdict", "add_evidence", "answer", "ask", "open_findings", "record_findings", "versions_of"]
