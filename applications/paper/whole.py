"""The whole file of an application as its applicant may have it: every version, question, answer and decision.

SECURITY: every field is named here, one by one. Nothing of the staff is copied over: no name, no note, no step.
"""

import json
from datetime import datetime
from typing import Any

from django.db import transaction

from applications.dialogue.models import Question
from applications.models import Application, Version
from applications.paper.models import Signature
from applications.paper.parts import parts_of
from applications.statuses import UNSENT, Status
from applications.versions import content_of
from companies.evidence.models import Evidence
from portal.core.hashing import plain
from portal.workflow.models import Event
from portal.workflow.pages import timeline

FORMAT, EDITION = "meluxina-ai-application-file", 1
EXPORTED = "file.exported"


@transaction.atomic
def record(application: Application, *, actor: Any, at: datetime, form: str) -> Event:
    """Who took the whole file along, and as what: under the lock that every event of a subject wants."""
    locked = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    return Event.record(locked, EXPORTED, actor=actor, at=at, data={"form": form})


def evidence_for(application: Application, person: Any) -> list[Any]:
    """The company's evidence, every version, as far as this person may fetch it."""
    rows = Evidence.objects.visible_to(person).filter(company=application.company_id).select_related("file")
    return [row for row in rows.order_by("kind", "year", "version") if row.file.available]


def path_of(row: Any) -> str:
    """Where a piece of evidence lies in the archive. Its name was cleaned when it came in."""
    year = f"-{row.year}" if row.year else ""
    return f"evidence/{row.kind}{year}-v{row.version}-{row.file.name}"


def content(application: Application, *, person: Any, at: datetime) -> bytes:
    """The file as JSON in UTF-8; its fields are told in docs/reference/application-file.md."""
    return json.dumps(as_data(application, person=person, at=at), indent=2, ensure_ascii=False).encode()


def as_data(application: Application, *, person: Any, at: datetime) -> dict[str, Any]:
    versions = application.versions.select_related("signature__mandate").order_by("number")
    data = {
        "format": FORMAT,
        "edition": EDITION,
        "exported_at": at,
        "reference": application.reference,
        "title": application.title,
        "access_mode": application.mode.slug,
        "company": application.company.name,
        "language": application.language,
        "status": str(Status.public(application.status)),
        "begun_at": application.created_at,
        "submitted_at": application.submitted_at,
        "promised_on": application.promised_on,
        "decided_at": application.decided_at,
        "answered_offer_at": application.responded_at,
        "draft": content_of(application) if application.status in UNSENT else None,
        "versions": [_version(version) for version in versions],
        "questions": [_question(question) for question in _asked(application)],
        "history": [
            {"at": line["at"], "what": str(line["title"]), "text": line.get("text", "")}
            for line in timeline(application, staff=False)
        ],
        "evidence": [_evidence(row) for row in evidence_for(application, person)],
        **{name: extra.data for name, extra in parts_of(application).items()},
    }
    whole: dict[str, Any] = plain(data)
    return whole


def _version(version: Version) -> dict[str, Any]:
    signature = getattr(version, "signature", None)
    return {
        "number": version.number,
        "frozen_at": version.at,
        "sha256": version.digest,
        "content": version.content,
        "signature": _signature(signature) if signature else None,
    }


def _signature(signature: Signature) -> dict[str, Any]:
    return {
        "name": signature.name,
        "mandate": signature.mandate.public_id,
        "mandate_kind": signature.mandate_kind,
        "mandate_status": signature.mandate_status,
        "at": signature.at,
        "sha256": signature.digest,
        "edition": signature.edition,
        "language": signature.language,
        "text": signature.text,
    }


def _asked(application: Application) -> Any:
    """What was sent to the applicant, the first first."""
    sent = Question.objects.filter(round__application=application, round__sent_at__isnull=False)
    return sent.select_related("round").order_by("round__sent_at", "round", "position")


def _question(question: Question) -> dict[str, Any]:
    """An answer that is not sent yet stays with those who write it."""
    sent = question.round
    return {
        "asked_at": sent.sent_at,
        "text": question.text,
        "opens": list(question.places),
        "answer_by": sent.answer_by,
        "answered_at": sent.answered_at,
        "answer": question.answer if sent.answered_at else "",
        "closed_at": sent.closed_at,
    }


def _evidence(row: Any) -> dict[str, Any]:
    return {
        "path": path_of(row),
        "kind": row.kind,
        "year": row.year or None,
        "version": row.version,
        "issued_on": row.issued_on,
        "added_at": row.added_at,
        "name": row.file.name,
        "size": row.file.size,
        "sha256": row.file.sha256,
    }
