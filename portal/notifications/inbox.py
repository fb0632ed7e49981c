"""The inbox as pages show it: rows, their words, and what of it a person may still see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import translation

from portal.core.text import single_line
from portal.notifications.kinds import notice
from portal.notifications.models import Notice
from portal.notifications.rendering import Message, load, message


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One message in the list or on its page; `message` is None where its subject may not be seen any more."""

    public_id: str
    at: datetime
    unread: bool
    message: Message | None


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
