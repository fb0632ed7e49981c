"""Reads the Commission's file (FSF, XML 1.1) subject by subject, whatever its size. Knows no tables.

SECURITY: no document type and no entities, so nothing expands and nothing is fetched; bytes, subjects and
names are bounded. Every refusal is a sentence for the administrator.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

NAMESPACE = "{http://eu.europa.ec/fpi/fsd/export}"
MOST_BYTES = 100 * 1024 * 1024  # four times the real file
MOST_SUBJECTS = 100_000
MOST_NAMES = 500  # of one subject
LONGEST_NAME = 500


class Unreadable(Exception):
    """The file is not a sanctions list; the text says what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name or alias; a weak alias is one that the Commission marks as not strong."""

    text: str
    strong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One subject of the file."""

    reference: str
    eu_reference: str
    kind: str  # "person" or "entity"
    programme: str
    names: tuple[Name, ...]
    births: tuple[str, ...]  # a day as 1961-05-17 or a year


@dataclass(slots=True)
class Header:
    """What the file says of itself; filled in as it is read."""

    generated_at: datetime | None = None


@dataclass(slots=True)
class Bounded:
    """A file that counts and hashes what is read of it, and stops a file that is too large."""

    file: BinaryIO
    size: int = 0
    digest: Any = field(default_factory=hashlib.sha256)

    def read(self, number: int = -1) -> bytes:
        part = self.file.read(number if 0 <= number <= 1 << 16 else 1 << 16)
        self.size += len(part)
        if self.size > MOST_BYTES:
            raise Unreadable(
                _("The file is larger than %(most)d MB. This is not the list.") % {"most": MOST_BYTES >> 20}
            )
        self.digest.update(part)
        return part


def subjects_of(source: Bounded, header: Header) -> Iterator[Listed]:
    """The subjects of a file in its order; Unreadable with a sentence at the first thing that is wrong."""
    seen: set[str] = set()
    try:
        for element in _entities(source, header):
            listed = _subject(element)
            _once(listed, seen)
            yield listed
    except DefusedXmlException:
        raise Unreadable(
            _("The file declares a document type or entities. The Commission's list has none.")
        ) from None
    except ParseError as error:
        raise Unreadable(
            _("The file is not whole XML: line %d cannot be read.") % error.position[0]
        ) from None
    if not seen:
        raise Unreadable(_("The file has no subjects. Load the full list in the format XML 1.1."))


def _entities(source: Bounded, header: Header) -> Iterator[Any]:
    """Every subject's element once it is whole; what was read is given back, so memory does not grow."""
    root: Any = None
    for event, element in iterparse(source, events=("start", "end"), forbid_dtd=True):
        if root is None:
            root = element
            _open(root, header)
        elif event == "end" and element.tag == f"{NAMESPACE}sanctionEntity":
            yield element
            root.clear()


def _once(listed: Listed, seen: set[str]) -> None:
    if listed.reference in seen:
        raise Unreadable(_("The subject %s stands in the file twice.") % listed.reference)
    seen.add(listed.reference)
    if len(seen) > MOST_SUBJECTS:
        raise Unreadable(_("The file has more subjects than the list can have."))


def _open(root: Any, header: Header) -> None:
    if root.tag != f"{NAMESPACE}export":
        raise Unreadable(_("This is not the Commission's list in the format XML 1.1."))
    generated = parse_datetime(root.get("generationDate", ""))
    if generated is None or generated.tzinfo is None:
        raise Unreadable(_("The file does not say when it was made."))
    header.generated_at = generated


def _subject(element: Any) -> Listed:
    reference = element.get("logicalId", "")
    if not reference or len(reference) > 64:
        raise Unreadable(_("A subject of the file has no usable number."))
    kind = element.find(f"{NAMESPACE}subjectType")
    person = kind is not None and kind.get("classificationCode") == "P"
    regulation = element.find(f"{NAMESPACE}regulation")
    names = tuple(_names(element))
    if not names or len(names) > MOST_NAMES:
        raise Unreadable(_("The subject %s has no names, or too many.") % reference)
    return Listed(
        reference=reference,
        eu_reference=element.get("euReferenceNumber", "")[:64],
        kind="person" if person else "entity",
        programme=regulation.get("programme", "")[:64] if regulation is not None else "",
        names=names,
        births=tuple(_births(element)),
    )


def _names(element: Any) -> Iterator[Name]:
    for alias in element.findall(f"{NAMESPACE}nameAlias"):
        parts = (alias.get(part, "") for part in ("firstName", "middleName", "lastName"))
        whole = alias.get("wholeName", "").strip() or " ".join(part for part in parts if part).strip()
        if whole:
            yield Name(text=whole[:LONGEST_NAME], strong=alias.get("strong", "true") != "false")


def _births(element: Any) -> Iterator[str]:
    for birth in element.findall(f"{NAMESPACE}birthdate"):
        if said := birth.get("birthdate") or birth.get("year"):
            yield said[:10]
