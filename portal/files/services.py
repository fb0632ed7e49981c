"""Writes on files. An app calls `store` inside its own transaction and links the result to a row of its own."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.files import scanning
from portal.files.inspection import FileRefused, Upload
from portal.files.kinds import BYTES_A_DAY, FILES_A_DAY
from portal.files.models import FileState, StoredFile


@transaction.atomic
def store(*, upload: Upload, actor: Any, at: datetime) -> StoredFile:
    """Keep an upload that passed its inspection, and have it scanned; FileRefused past a day's quota.

    Nobody sees it until a row links to it. A transaction that fails later leaves bytes without a row: nobody
    reaches them.
    """
    _within_quota(actor, at=at)
    seen = settings.CLAMD_URL or not settings.UNSCANNED_FILES
    row = StoredFile(
        name=upload.name,
        mime=upload.mime,
        size=upload.size,
        sha256=upload.sha256,
        uploaded_at=at,
        uploaded_by=actor,
        state=FileState.WAITING if seen else FileState.UNSCANNED,
        next_attempt_at=at,
    )
    row.content.save("", ContentFile(upload.content), save=False)
    row.save(force_insert=True)
    scanning.begin(row)
    return row


def erase(stored: StoredFile, *, at: datetime) -> bool:
    """Delete the bytes for good and keep the row; False where that was done before.

    The bytes go first: a worker that dies in between leaves a row that the next run finishes, and deleting what is
    gone does nothing. Whoever holds a link to the file decides that its time is over.
    """
    if stored.erased_at:
        return False
    stored.content.storage.delete(stored.content.name or "")
    return bool(StoredFile.objects.filter(pk=stored.pk, erased_at=None).update(erased_at=at))


def _within_quota(actor: Any, *, at: datetime) -> None:
    """SECURITY: under a lock on the person, so that a hundred uploads at once are counted one after the other."""
    User.objects.select_for_update(of=("self",)).get(pk=actor.pk)
    today = StoredFile.objects.filter(uploaded_by=actor, uploaded_at__gt=at - timedelta(days=1))
    given = today.aggregate(number=Count("pk"), size=Sum("size"))
    if given["number"] >= FILES_A_DAY or (given["size"] or 0) >= BYTES_A_DAY:
        raise FileRefused(_("You have uploaded very much today. Go on tomorrow, or write to us."))
