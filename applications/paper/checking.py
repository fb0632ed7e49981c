"""Is a fingerprint one of ours, and of which moment? Whose it is, only whoever names the reference learns."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext as _

from applications.models import Application, Version
from applications.paper.models import Issued
from portal.core.hashing import HEX_DIGEST
from portal.core.references import Reference
from portal.ui.layout import Words

CLUTTER = re.compile(r"[\s:-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the check says. `confirmed` is None where no reference was named; `newer` is said only with it."""

    known: bool
    fingerprint: str
    what: Words = ""
    of: datetime | None = None
    confirmed: bool | None = None
    reference: str = ""
    newer: bool = False


def of_file(pieces: Iterable[bytes]) -> str:
    """The fingerprint of a file, piece by piece; the bytes go nowhere."""
    running = sha256()
    for piece in pieces:
        running.update(piece)
    return running.hexdigest()


def typed(text: str) -> str:
    """A fingerprint as people copy it: capitals, blanks, colons and a prefix do no harm. "" where it is none."""
    lean = CLUTTER.sub("", text).lower().removeprefix("sha256")
    return lean if HEX_DIGEST.fullmatch(lean) else ""


def look_up(fingerprint: str, *, reference: str = "") -> Verdict:
    """Compare with what was issued and with what was submitted; two queries.

    SECURITY: the answer on an unknown fingerprint is the same whatever reference stands beside it.
    """
    found = _issued(fingerprint) or _content(fingerprint)
    if found is None:
        return Verdict(known=False, fingerprint=fingerprint)
    what, of, application, number = found
    if not reference:
        return Verdict(known=True, fingerprint=fingerprint, what=what, of=of)
    same = _spelled(reference) == application.reference
    return Verdict(
        known=True,
        fingerprint=fingerprint,
        what=what,
        of=of,
        confirmed=same,
        reference=_spelled(reference),
        newer=same and application.versions.filter(number__gt=number).exists(),
    )


Found = tuple[Words, datetime, Application, int]


def _issued(fingerprint: str) -> Found | None:
    row = Issued.objects.filter(sha256=fingerprint).select_related("application", "version").first()
    return (row.get_kind_display(), row.of, row.application, row.version.number) if row else None


def _content(fingerprint: str) -> Found | None:
    """The content itself, as it is printed on every file; the same content twice is of its first moment."""
    row = Version.objects.filter(digest=fingerprint).select_related("application").order_by("at").first()
    return (_("Content of a submitted application"), row.at, row.application, row.number) if row else None


def _spelled(reference: str) -> str:
    try:
        return str(Reference.parse(reference))
    except ValueError:
        return reference.strip()
