"""Reads on evidence: what lies there, how old it is, what is open, and what changed since it was verified."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from companies.evidence.claims import Claim, claims_of, label_of
from companies.evidence.kinds import KINDS, EvidenceKind, for_claim
from companies.evidence.models import Answer, Evidence, Finding, VerifiedVersion
from companies.evidence.models.checks import OPEN
from companies.models import Company
from companies.statuses import CompanyStatus
from portal.ui.layout import Words
from portal.workflow.models import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One piece of evidence that a company has given or should give; `versions` newest first."""

    kind: EvidenceKind
    year: int = 0
    versions: list[Evidence] = field(default_factory=list)
    old: bool = False

    @property
    def label(self) -> str:
        return f"{self.kind.label} {self.year}" if self.year else str(self.kind.label)

    @property
    def current(self) -> Evidence | None:
        return self.versions[0] if self.versions else None

    @property
    def earlier(self) -> list[Evidence]:
        return self.versions[1:]

    @property
    def missing(self) -> bool:
        return self.kind.required and not self.versions


def places_of(company: Company, *, today: date) -> list[Place]:
    """Every piece, in the order of the table; annual accounts once for each year with figures. One query."""
    rows: dict[tuple[str, int], list[Evidence]] = {}
    for row in (
        Evidence.objects.filter(company=company).select_related("file", "added_by").order_by("-version")
    ):
        rows.setdefault((row.kind, row.year), []).append(row)
    closed = {year.year for year in company.years.all() if not year.estimate}
    places = []
    for kind in KINDS.values():
        years = sorted(closed | {year for code, year in rows if code == kind.code}, reverse=True)
        for year in years if kind.yearly else [0]:
            versions = rows.get((kind.code, year), [])
            old = bool(versions) and too_old(versions[0], kind=kind, today=today)
            places.append(Place(kind=kind, year=year, versions=versions, old=old))
    return places


def too_old(row: Evidence, *, kind: EvidenceKind, today: date) -> bool:
    """By the date on the document, or by the day of its upload where it gives none; a month has 31 days here."""
    issued = row.issued_on or row.added_at.date()
    return bool(kind.months) and (today - issued).days > kind.months * 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One claim beside its evidence, with what was found last and what the company answered to it."""

    claim: Claim
    places: list[Place]
    finding: Finding | None = None
    answers: list[Answer] = field(default_factory=list)
    past: list[Finding] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Does the company say something else now than when this was checked?"""
        return bool(self.finding) and self.finding.facts != self.claim.facts  # type: ignore[union-attr]

    @property
    def renewed(self) -> bool:
        """Has evidence come in since?"""
        if not self.finding:
            return False
        return any(place.current and place.current.added_at > self.finding.at for place in self.places)


def lines_of(company: Company, *, today: date) -> list[Line]:
    """The whole desk in three queries, however many checks there were."""
    places = places_of(company, today=today)
    findings: dict[str, list[Finding]] = {}
    rows = Finding.objects.filter(company=company).select_related("by")
    for row in rows.prefetch_related("answers__evidence__file", "answers__by").order_by("-pk"):
        findings.setdefault(row.claim, []).append(row)
    lines = []
    for claim in claims_of(company):
        past = findings.get(claim.code, [])
        codes, year = {kind.code for kind in for_claim(claim.code)}, claim.code.partition("-")[2]
        beside = [
            place
            for place in places
            if place.kind.code in codes
            and (place.versions or place.kind.required)
            and (not place.kind.yearly or str(place.year) == year)
        ]
        answers = sorted(past[0].answers.all(), key=lambda row: row.pk) if past else []
        lines.append(
            Line(
                claim=claim, places=beside, finding=past[0] if past else None, answers=answers, past=past[1:]
            )
        )
    return lines


def questions_to(company: Company) -> list[Finding]:
    """What the company is asked now: nothing of it before the registration was given back."""
    if company.status != CompanyStatus.RETURNED:
        return []
    rows = Finding.objects.filter(company=company).newest().prefetch_related("answers__evidence__file")
    return [row for row in rows if row.verdict in OPEN]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact that is not as it was verified."""

    label: Words
    before: str
    now: str


def changes_since(version: VerifiedVersion, company: Company) -> list[Change]:
    """What the company says now and did not say then, fact by fact."""
    now = {claim.code: claim.facts for claim in claims_of(company)}
    found = []
    for code in dict.fromkeys([*version.facts, *now]):
        before, after = version.facts.get(code, {}), now.get(code, {})
        for name in dict.fromkeys([*before, *after]):
            if before.get(name) != after.get(name):
                found.append(
                    Change(label=_label(code, name), before=_shown(before, name), now=_shown(after, name))
                )
    return found


def _label(code: str, name: str) -> str:
    root, _dash, year = code.partition("-")
    model: Any = Company.years.rel.related_model if root == "figures" else Company
    words = str(model._meta.get_field(name).verbose_name)
    return f"{words} {year}" if year else f"{label_of(code)}: {words}"


def _shown(facts: dict[str, Any], name: str) -> str:
    value = facts.get(name)
    if value is None or value == "":
        return _("Not provided")
    return str(value)


def ownership_changed(company: Company) -> bool:
    """Has a change of ownership been recorded since the company was verified?"""
    since = company.verified_at
    return bool(since) and Event.objects.of(company).filter(name="ownership.changed", at__gt=since).exists()
