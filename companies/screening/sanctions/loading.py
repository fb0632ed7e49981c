"""Takes an edition of the list in: what is added, changed and removed, first as a trial, then for good."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from companies.screening.models import ListedName, ListedSubject, SanctionsList
from companies.screening.sanctions.folding import fold_name
from companies.screening.sanctions.reading import Bounded, Header, Listed, Unreadable, subjects_of
from portal.core.hashing import digest

LOCK = 2_026_1124  # one load at a time
BATCH = 1000


@dataclass(slots=True, kw_only=True)
class Plan:
    """What a file would do to the list that is kept."""

    header: Header
    digest: str = ""
    subjects: int = 0
    names: int = 0
    added: list[Listed] = field(default_factory=list)
    changed: list[Listed] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    known: bool = False  # this very file is loaded already


def plan(file: BinaryIO) -> Plan:
    """Read a file and compare it with what is kept; writes nothing. Unreadable with a sentence."""
    source, header = Bounded(file), Header()
    made = Plan(header=header)
    kept = dict(ListedSubject.objects.filter(removed_in=None).values_list("reference", "digest"))
    for listed in subjects_of(source, header):
        made.subjects += 1
        made.names += len(listed.names)
        before = kept.pop(listed.reference, None)
        if before is None:
            made.added.append(listed)
        elif before != digest_of(listed):
            made.changed.append(listed)
    while source.read():  # the hash covers the whole file
        pass
    made.removed = sorted(kept)
    made.digest = source.digest.hexdigest()
    made.known = SanctionsList.objects.filter(digest=made.digest).exists()
    return made


@transaction.atomic
def load(file: BinaryIO, *, actor: Any, at: datetime) -> SanctionsList:
    """Take a file in as the current edition; Unreadable where it is one already, or older than the current one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    made = plan(file)
    _refuse(made)
    edition = SanctionsList.objects.create(
        digest=made.digest,
        generated_at=made.header.generated_at,  # type: ignore[misc]
        loaded_at=at,
        loaded_by=actor,
        subjects=made.subjects,
        names=made.names,
        added=len(made.added),
        changed=len(made.changed),
        removed=len(made.removed),
    )
    gone = [*made.removed, *(listed.reference for listed in made.changed)]
    for some in _batches(gone):
        ListedSubject.objects.filter(reference__in=some, removed_in=None).update(removed_in=edition)
    for batch in _batches([*made.added, *made.changed]):
        _write(batch, edition)
    return edition


def current() -> SanctionsList | None:
    """The edition that counts now."""
    return SanctionsList.objects.order_by("-id").first()


def digest_of(listed: Listed) -> str:
    """The hash of what a subject says, by which an unchanged one is known."""
    names = sorted([name.text, name.strong] for name in listed.names)
    facts = [listed.kind, listed.eu_reference, listed.programme, names, sorted(listed.births)]
    return digest(facts)


def _refuse(made: Plan) -> None:
    if made.known:
        raise Unreadable(_("This very file is loaded already."))
    last = current()
    if last and made.header.generated_at and made.header.generated_at < last.generated_at:
        raise Unreadable(_("This file is older than the list that is loaded. Load the newest one."))


def _write(batch: list[Listed], edition: SanctionsList) -> None:
    rows = ListedSubject.objects.bulk_create(
        ListedSubject(
            reference=listed.reference,
            eu_reference=listed.eu_reference,
            kind=listed.kind,
            programme=listed.programme,
            births=list(listed.births),
            digest=digest_of(listed),
            since=edition,
        )
        for listed in batch
    )
    ListedName.objects.bulk_create(
        (
            ListedName(subject=row, name=name.text, folded=fold_name(name.text), strong=name.strong)
            for row, listed in zip(rows, batch, strict=True)
            for name in listed.names
        ),
        batch_size=BATCH,
    )


def _batches(rows: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]
