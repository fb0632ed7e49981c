"""What everything that leaves by mail shares: a state, a lease, attempts, and the time of the next one."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from portal.core.ids import public_id


class State(models.TextChoices):
    """Where a message stands. Inbox rows are delivered when they are written."""

    QUEUED = "queued", _("Waiting")
    RETRY = "retry", _("Will be tried again")
    SENT = "sent", _("Sent")
    DEAD = "dead", _("Given up")


WAITING = (State.QUEUED, State.RETRY)


def waiting_indexes(name: str, *, queue: str) -> list[models.Index]:
    """What is due, and what waits for one recipient. They hold only what waits, however much was ever sent."""
    waits = Q(state__in=WAITING)
    return [
        models.Index(fields=["next_attempt_at", "id"], name=f"{name}_due", condition=waits),
        models.Index(fields=[queue, "id"], name=f"{name}_queue", condition=waits),
    ]


class OutgoingQuerySet(models.QuerySet[Any]):
    """Filters; the claim itself is in delivery.py."""

    def waiting(self) -> Self:
        return self.filter(state__in=WAITING)

    def due(self, at: datetime) -> Self:
        """What may be sent now and what no worker holds."""
        return self.waiting().filter(
            Q(locked_until__isnull=True) | Q(locked_until__lte=at), next_attempt_at__lte=at
        )

    def heads(self) -> Self:
        """Only the first waiting row for each recipient: nothing overtakes an earlier message."""
        queue = self.model.QUEUE
        earlier = self.model.objects.waiting().filter(**{queue: OuterRef(queue)}, id__lt=OuterRef("id"))
        return self.filter(~Exists(earlier))


class Outgoing(models.Model):
    """A row that a worker claims, sends and marks."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    state = models.CharField(_("delivery"), max_length=8, choices=State.choices, editable=False)
    created_at = models.DateTimeField(_("written"), editable=False)
    next_attempt_at = models.DateTimeField(_("next attempt"), editable=False)
    locked_until = models.DateTimeField(_("held by a worker until"), null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)
    last_error = models.CharField(_("last error"), max_length=300, blank=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)

    objects: ClassVar[OutgoingQuerySet] = OutgoingQuerySet.as_manager()  # type: ignore[assignment]

    QUEUE: ClassVar[str]  # the field that names the recipient; order is kept within it
    AT_REST: ClassVar[dict[str, str]] = {}  # what a row forgets once it is sent or given up

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="%(class)s_known_state"),
            models.CheckConstraint(
                condition=Q(state=State.SENT, sent_at__isnull=False)
                | (~Q(state=State.SENT) & Q(sent_at__isnull=True)),
                name="%(class)s_sent_has_time",
            ),
        ]
