"""The inbox as pages show it: rows, their words, and what of it a person may still see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import translation

from portal.core.text import single_line
from portal.notifications.kinds import notice
from portal.notifications.models import Notice
from portal.notifications.rendering import Message, load, message, title


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the list; `title` is "" where its subject may not be seen any more."""

    public_id: str
    at: datetime
    unread: bool
    title: str


def entries(rows: Sequence[Notice], *, user: Any) -> list[Entry]:
    """The lines of these rows, in the language of the page; the same number of queries for any number."""
    language = translation.get_language() or "en"
    return [
        Entry(
            public_id=row.public_id,
            at=row.created_at,
            unread=row.read_at is None,
            title=title(row, subject=subject, language=language) if subject else "",
        )
        for row, subject in _with_subjects(rows, user=user)
    ]


def opened(row: Notice, *, user: Any) -> Message | None:
    """The words of one message, or None where the person may no longer see what it is about."""
    ((_row, subject),) = _with_subjects([row], user=user)
    language = translation.get_language() or "en"
    return message(row, subject=subject, language=language, shield=single_line) if subject else None


def _with_subjects(rows: Sequence[Notice], *, user: Any) -> list[tuple[Notice, Any]]:
    """SECURITY: the subject only where the person may see it now, or where the message is a farewell."""
    known = [row for row in rows if row.kind in notice]
    seen = load((row.event for row in known), visible_to=user)
    parting = load(row.event for row in known if notice[row.kind].farewell)
    found = {
        row.pk: (parting if notice[row.kind].farewell else seen).get(
            (row.event.subject_kind, row.event.subject_id)
        )
        for row in known
    }
    return [(row, found.get(row.pk)) for row in rows]
