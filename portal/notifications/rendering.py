"""A notice as a person reads it: words in one language, with the one link. Mail and inbox share it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import BigIntegerField, Model, Value, prefetch_related_objects
from django.utils import translation

from portal.notifications.kinds import Kind, notice
from portal.notifications.models import Notice
from portal.notifications.wording import (
    Paragraph,
    Shield,
    defused,
    fill,
    line_by_line,
    paragraphs,
    subject_line,
)
from portal.workflow.checks import subjects
from portal.workflow.models import Event
from portal.workflow.subjects import Subject

Subjects = Mapping[tuple[str, int], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """The words of one message to one person."""

    subject: str
    paragraphs: tuple[Paragraph, ...]
    action: str
    path: str
    audience: str
    language: str

    @property
    def link(self) -> str:
        """SECURITY: from the configured address of the site, never from a request."""
        return absolute(self.path)


def absolute(path: str) -> str:
    """A path of this site as an address."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def title(row: Notice, *, subject: Any, language: str) -> str:
    """The subject line alone, for a list."""
    with translation.override(language):
        return subject_line(row.kind, _facts(row, subject))


def message(row: Notice, *, subject: Any, language: str, shield: Shield = defused) -> Message:
    """Write a notice about `subject` in a language; LookupError where its kind is not known here."""
    kind: Kind = notice[row.kind]
    with translation.override(language):
        facts = _facts(row, subject)
        return Message(
            subject=subject_line(row.kind, facts),
            paragraphs=paragraphs(fill(f"{row.kind}/body.txt", facts, shield=line_by_line(shield))),
            action=str(kind.action),
            path=kind.link(subject),
            audience=str(kind.audience),
            language=language,
        )


def _facts(row: Notice, subject: Any) -> dict[str, Any]:
    return {"person": row.recipient.name, **subject.notice_context(row.event)}


def models() -> dict[str, type[Model]]:
    """The tables that events speak of, by the name that they have there."""
    return {model.kind: model for model in subjects()}


def subject_of(event: Event) -> Any:
    """The object that an event is about, whoever asks; LookupError if it cannot be found."""
    found = load([event]).get((event.subject_kind, event.subject_id))
    if found is None:
        raise LookupError(f"{event.subject_kind} {event.subject_id}")
    return found


def load(events: Iterable[Event], *, visible_to: Any = None) -> Subjects:
    """The subjects of many events, one query for each kind, however many events there are.

    With `visible_to`, only what that person may see now: an old message must not outlive a right.
    """
    wanted: dict[str, set[int]] = {}
    for event in events:
        wanted.setdefault(event.subject_kind, set()).add(event.subject_id)
    known = models()
    found: dict[tuple[str, int], Any] = {}
    for kind, ids in wanted.items():
        if kind in known:
            found |= {(kind, row.pk): row for row in _rows(known[kind], ids, visible_to)}
    return found


def unseen(rows: Iterable[Notice]) -> frozenset[int]:
    """Of these messages, those about something that their recipients may not see now. Two queries for any number."""
    asked = {row.pk: row for row in rows if row.event.subject_kind in models()}
    if not asked:
        return frozenset()
    prefetch_related_objects([row.recipient for row in asked.values()], "staff_roles")
    first, *rest = (_sight(row) for row in asked.values())
    return frozenset(asked) - frozenset(first.union(*rest, all=True))


def _sight(row: Notice) -> Any:
    """The number of this message, where its recipient sees its subject; else nothing."""
    seen = models()[row.event.subject_kind].objects.visible_to(row.recipient)  # type: ignore[attr-defined]
    named = seen.filter(pk=row.event.subject_id).annotate(message=Value(row.pk, BigIntegerField()))
    return named.order_by().values_list("message", flat=True)


def _rows(model: Any, ids: set[int], person: Any) -> Any:
    rows = model.objects.visible_to(person) if person else model._base_manager.all()
    return rows.filter(pk__in=ids).select_related(*related(model))


@cache
def related(model: Any) -> tuple[str, ...]:
    """The relations that words may name: a subject's own, and from there on those to other subjects.

    Joined at once, so that fifty messages cost what one does. Who stamped what is in no message.
    """
    names: list[str] = []
    for field in model._meta.concrete_fields:
        unsaid = field.name.endswith("_by") or field.name in getattr(model, "unsaid", ())
        if field.remote_field and not unsaid:
            further = related(field.related_model) if issubclass(field.related_model, Subject) else ()
            names += [field.name, *(f"{field.name}__{name}" for name in further)]
    return tuple(names)
