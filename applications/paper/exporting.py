"""What lies in the archive of an application, in which order."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from applications.models import Application
from applications.paper import issuing, whole
from applications.paper.archive import Member, Pieces, pieces_of, stream
from applications.paper.models import Issued, Kind
from applications.paper.parts import parts_of


def whole_json(application: Application, *, person: Any, at: datetime) -> bytes:
    """The whole file as JSON; once something was sent, the public check knows it."""
    content = whole.content(application, person=person, at=at)
    if version := application.versions.first():
        issuing.as_json(version=version, kind=Kind.WHOLE, content=content, of=at, at=at)
    return content


def archive(application: Application, *, person: Any, language: str, at: datetime) -> Iterator[bytes]:
    """The zip in pieces. The head of the manifest says what it is of."""
    head = {"format": whole.FORMAT, "reference": application.reference, "exported_at": at.isoformat()}
    return stream(members(application, person=person, language=language, at=at), head=head, at=at)


def members(application: Application, *, person: Any, language: str, at: datetime) -> Iterator[Member]:
    """Each file when its turn comes, so that the first leave before the last are looked for."""
    yield "file.json", [whole_json(application, person=person, at=at)]
    for version in application.versions.order_by("number"):
        yield (
            f"version-{version.number}.pdf",
            _pdf(lambda v=version: issuing.version_pdf(v, language=language, at=at)),
        )
    if application.submitted_at:
        yield "receipt.pdf", _pdf(lambda: issuing.receipt_pdf(application, language=language, at=at))
    for name, extra in parts_of(application).items():
        if letter := extra.letter:
            yield (
                f"{name}.pdf",
                pieces_of(issuing.decision_pdf(application, letter.document, of=letter.of, at=at).content),
            )
    for row in whole.evidence_for(application, person):
        yield whole.path_of(row), pieces_of(row.file.content)


def _pdf(make: Any) -> Pieces | None:
    """The pieces of a PDF; what a worker has to make first is named as missing."""
    try:
        issued: Issued = make()
    except issuing.TooLong:
        return None
    return pieces_of(issued.content)
