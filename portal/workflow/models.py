"""What happened, to what, by whom, when and why: one append-only, hash-chained row for each act.

Timelines, the audit, time in state and every figure on uptake read these rows; nothing else logs a status.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.hashing import chain_digest, plain
from portal.workflow.constraints import append_only


class EventQuerySet(models.QuerySet["Event"]):
    """Events of one subject, in order."""

    def of(self, subject: Any) -> "EventQuerySet":
        return self.filter(subject_kind=subject.kind, subject_id=subject.pk).order_by("seq")


class Event(models.Model):
    """One act. `seq` has no gaps within a subject, and `hash` vouches for all events before it."""

    subject_kind = models.CharField(max_length=24, editable=False)
    subject_id = models.BigIntegerField(editable=False)
    seq = models.PositiveIntegerField(editable=False)
    name = models.CharField(_("act"), max_length=48, editable=False)
    source = models.CharField(_("from"), max_length=24, blank=True, editable=False)
    target = models.CharField(_("to"), max_length=24, blank=True, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), editable=False)
    note = models.TextField(_("note"), blank=True, editable=False)
    data = models.JSONField(_("details"), default=dict, editable=False)
    hash = models.CharField(max_length=64, unique=True, editable=False)

    objects: ClassVar[EventQuerySet] = EventQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id", "seq"], name="event_gapless"),
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="event_seq_from_one"),
        ]
        indexes = [
            models.Index(fields=["subject_kind", "name", "at"], name="event_by_name"),
            models.Index(fields=["-at", "-id"], name="event_latest"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id} #{self.seq} {self.name}"

    @classmethod
    def record(
        cls,
        subject: Any,
        name: str,
        *,
        actor: Any,
        at: datetime,
        source: str = "",
        target: str = "",
        note: str = "",
        data: dict[str, Any] | None = None,
    ) -> "Event":
        """Append one event to a subject whose row the caller has locked; a race ends in IntegrityError."""
        last = cls.objects.of(subject).order_by("-seq").first()
        event = cls(
            subject_kind=subject.kind,
            subject_id=subject.pk,
            seq=last.seq + 1 if last else 1,
            name=name,
            source=source,
            target=target,
            actor=actor,
            at=at,
            note=note,
            data=plain(data or {}),
        )
        event.hash = chain_digest(last.hash if last else "", event.facts())
        event.save(force_insert=True)
        return event

    def facts(self) -> dict[str, Any]:
        """What the hash covers: everything but the hash itself."""
        return {
            "subject": [self.subject_kind, self.subject_id],
            "seq": self.seq,
            "name": self.name,
            "source": self.source,
            "target": self.target,
            "actor": self.actor_id,
            "at": self.at,
            "note": self.note,
            "data": self.data,
        }


def broken_links(events: Iterable[Event]) -> list[Event]:
    """The events, in order within one subject, whose hash does not follow from what stands before."""
    previous: str = ""
    broken: list[Event] = []
    for seq, event in enumerate(events, start=1):
        if event.seq != seq or event.hash != chain_digest(previous, event.facts()):
            broken.append(event)
        previous = event.hash
    return broken
