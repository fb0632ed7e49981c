"""Issues files: sets them once, keeps them in the private store, and knows each by its fingerprint from then on."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from applications.models import Application, Version
from applications.paper import contents, typesetting
from applications.paper.document import Document
from applications.paper.models import Issued, Kind
from portal.core.hashing import digest

MOST_AT_ONCE = 300_000  # signs that are set while somebody waits: about a second; a worker sets longer ones


class TooLong(Exception):
    """This file is made by a worker; its reader comes back for it."""


def version_pdf(version: Version, *, language: str, at: datetime, patient: bool = False) -> Issued:
    """The PDF of a frozen version in a language. TooLong where nobody should wait for it."""
    document = contents.of_version(version, language=language)
    return _issue(document, kind=Kind.APPLICATION, version=version, of=version.at, at=at, patient=patient)


def receipt_pdf(application: Application, *, language: str, at: datetime) -> Issued:
    """The receipt of the first version in a language."""
    version = application.versions.last()
    assert version is not None  # noqa: S101 - only what was sent has a receipt
    document = contents.receipt(application, language=language)
    return _issue(document, kind=Kind.RECEIPT, version=version, of=version.at, at=at, patient=True)


def decision_pdf(application: Application, document: Document, *, of: datetime, at: datetime) -> Issued:
    """The letter of a decision, as the app that decides has put it together."""
    version = application.versions.first()
    assert version is not None  # noqa: S101 - nothing is decided that was not sent
    return _issue(document, kind=Kind.DECISION, version=version, of=of, at=at, patient=True)


def as_json(
    *, version: Version, kind: Kind, content: bytes, of: datetime, at: datetime, key: str = ""
) -> Issued:
    """Know a JSON file that leaves: its bytes are not kept, they come from what is kept anyway."""
    found = sha256(content).hexdigest()
    return _known(
        Issued(
            application=version.application,
            version=version,
            kind=kind,
            key=key or found,
            sha256=found,
            size=len(content),
            of=of,
            made_at=at,
        )
    )


def _issue(
    document: Document, *, kind: Kind, version: Version, of: datetime, at: datetime, patient: bool
) -> Issued:
    """The file that says exactly this, made now if nobody has asked before."""
    data = document.as_data()
    key = digest({"edition": typesetting.EDITION, "data": data})
    said = {"application": version.application, "kind": kind, "language": document.language, "key": key}
    if found := Issued.objects.filter(**said).first():
        return found
    if not patient and length(data) > MOST_AT_ONCE:
        raise TooLong
    content = typesetting.typeset(document)
    row = Issued(
        **said,
        version=version,
        sha256=sha256(content).hexdigest(),
        size=len(content),
        of=of,
        made_at=at,
    )
    row.content.save("", ContentFile(content), save=False)
    return _known(row)


@transaction.atomic
def _known(row: Issued) -> Issued:
    """Two people who ask at once get one row; the bytes of whoever was slower are dropped."""
    said = {"application": row.application, "kind": row.kind, "language": row.language, "key": row.key}
    Issued.objects.bulk_create([row], ignore_conflicts=True)
    kept: Issued = Issued.objects.filter(**said).first() or Issued.objects.get(sha256=row.sha256)
    if row.content and kept.content.name != row.content.name:
        row.content.delete(save=False)
    return kept


def length(data: Any) -> int:
    """How many signs a document has."""
    if isinstance(data, str):
        return len(data)
    if isinstance(data, dict):
        return sum(map(length, data.values()))
    return sum(map(length, data)) if isinstance(data, list) else 0
