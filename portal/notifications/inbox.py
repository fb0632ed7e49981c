"""The inbox as pages show it: one page of rows, their words, and what of it a person may still see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import translation

from portal.core.text import single_line
from portal.notifications.kinds import notice
from portal.notifications.models import Notice
from portal.notifications.rendering import Message, load, message

SIZE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One message in the list or on its page; `message` is None where its subject may not be seen any more."""

    public_id: str
    at: datetime
    unread: bool
    message: Message | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some entries, the newest first, and the cursor of the next ones."""

    entries: Sequence[Entry]
    older: str


def page(user: Any, *, before: str = "", size: int = SIZE) -> Page:
    """The messages older than `before` (a public id); a constant number of queries for any size."""
    rows = Notice.objects.inbox_of(user).select_related("event", "recipient")
    if before:
        rows = rows.filter(_older_than(before, user))
    found = list(rows[: size + 1])
    shown, more = found[:size], len(found) > size
    return Page(entries=entries(shown, user=user), older=shown[-1].public_id if more else "")


def entries(rows: Sequence[Notice], *, user: Any) -> list[Entry]:
    """Words for these rows in the language of the page. SECURITY: only of what the person may see now."""
    seen = load((row.event for row in rows), visible_to=user)
    parting = load(row.event for row in rows if row.kind in notice and notice[row.kind].farewell)
    language = translation.get_language() or "en"
    return [
        Entry(
            public_id=row.public_id,
            at=row.created_at,
            unread=row.read_at is None,
            message=_words(row, subject=_subject(row, seen, parting), language=language),
        )
        for row in rows
    ]


def _subject(row: Notice, seen: Any, parting: Any) -> Any:
    key = (row.event.subject_kind, row.event.subject_id)
    if row.kind not in notice:
        return None
    return (parting if notice[row.kind].farewell else seen).get(key)


def _words(row: Notice, *, subject: Any, language: str) -> Message | None:
    return message(row, subject=subject, language=language, shield=single_line) if subject else None


def _older_than(cursor: str, user: Any) -> Q:
    """Rows after the cursor in the order of the inbox; an unknown cursor starts from the top."""
    last = Notice.objects.inbox_of(user).filter(public_id=cursor).values_list("created_at", "id").first()
    if last is None:
        return Q()
    at, pk = last
    return Q(created_at__lt=at) | Q(created_at=at, id__lt=pk)
