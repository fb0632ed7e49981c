"""Claim a file, have it scanned, write down the verdict: the way of the outbox, so that a dead worker loses nothing.

The row says that it waits. A claim is a lease; when its worker dies the lease runs out, and the sweep rings again.
"""

from datetime import datetime, timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_noop

from portal.core.text import single_line
from portal.files import clamd
from portal.files.models import FileState, StoredFile
from portal.notifications.bell import batches, bell

log = structlog.get_logger(__name__)

SCAN = "portal.files.scan"
LEASE = 180  # seconds; longer than a task may last
WAIT_BASE, WAIT_CAP = 10, 600
MOST = 200
FOUND = gettext_noop("The file contains a virus.")


def ring(file_ids: list[int]) -> None:
    """Tell workers which files wait; what a silent broker does not hear, the sweep rings for."""
    for ids in batches(file_ids):
        bell.ring(SCAN, file_ids=ids)


def sweep(*, at: datetime) -> int:
    """Ring for every file that is due; say how many. Safe to run twice and at once."""
    if not settings.CLAMD_URL:
        return 0
    ids = list(
        StoredFile.objects.due(at).order_by("next_attempt_at", "id").values_list("pk", flat=True)[:MOST]
    )
    ring(ids)
    return len(ids)


@transaction.atomic(durable=True)
def claim(file_id: int, *, at: datetime) -> StoredFile | None:
    """Take one due file for a while; None where another worker has it or it has its verdict."""
    row = StoredFile.objects.due(at).select_for_update(skip_locked=True).filter(pk=file_id).first()
    if row:
        row.locked_until, row.attempts = at + timedelta(seconds=LEASE), row.attempts + 1
        row.save(update_fields=["locked_until", "attempts"])
    return row


def serve(file_id: int, *, at: datetime) -> None:
    """Have one file scanned, outside any transaction, and mark it; a second call at once does nothing."""
    row = claim(file_id, at=at) if settings.CLAMD_URL else None
    if row is None:
        return
    try:
        with row.content.open("rb") as file:
            finding = clamd.scan(file.read(), url=settings.CLAMD_URL)
    except (clamd.ScannerAway, OSError) as error:
        wait = min(WAIT_CAP, WAIT_BASE * 2 ** min(row.attempts, 10))
        log.warning(
            "files.scanner_away", file=row.public_id, attempts=row.attempts, said=single_line(str(error))
        )
        _mark(row, next_attempt_at=at + timedelta(seconds=wait))
        return
    if finding.clean:
        _mark(row, state=FileState.CLEAN, scanned_at=at)
        return
    log.error("files.virus_found", file=row.public_id, found=single_line(finding.found))
    _mark(row, state=FileState.REFUSED, scanned_at=at, reason=single_line(f"{FOUND} {finding.found}")[:200])


def _mark(row: StoredFile, **values: Any) -> bool:
    """Write the verdict if the lease is still ours."""
    ours = StoredFile.objects.filter(pk=row.pk, attempts=row.attempts, locked_until=row.locked_until)
    return bool(ours.update(locked_until=None, **values))


def begin(row: StoredFile) -> None:
    """Have a new file scanned once its row is committed."""
    if settings.CLAMD_URL:
        transaction.on_commit(lambda: ring([row.pk]), robust=True)
