"""One row for each message to one person on one channel: the truth, to which the broker is a doorbell."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.notifications.models.outgoing import Outgoing, OutgoingQuerySet, State, waiting_indexes
from portal.workflow.models import Event


class Channel(models.TextChoices):
    """Where a message goes."""

    INBOX = "inbox", _("Inbox")
    MAIL = "mail", _("E-mail")


class NoticeQuerySet(OutgoingQuerySet):
    """Adds the inbox to what every outgoing row can be asked."""

    def due(self, at: datetime) -> Self:
        return super().due(at).filter(channel=Channel.MAIL)

    def inbox_of(self, user: object) -> Self:
        """The newest first."""
        return self.filter(recipient=user, channel=Channel.INBOX).order_by("-created_at", "-id")

    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)


class Notice(Outgoing):
    """A message. (event, kind, recipient, channel) is unique, so nothing can be queued twice."""

    event = models.ForeignKey(
        Event, models.PROTECT, related_name="notices", editable=False, verbose_name=_("event")
    )
    kind = models.CharField(_("kind"), max_length=48, editable=False)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="notices",
        editable=False,
        verbose_name=_("recipient"),
    )
    channel = models.CharField(_("channel"), max_length=8, choices=Channel.choices, editable=False)
    read_at = models.DateTimeField(_("read"), null=True, editable=False)

    objects: ClassVar[NoticeQuerySet] = NoticeQuerySet.as_manager()  # type: ignore[assignment]

    QUEUE = "recipient"

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            *Outgoing.Meta.constraints,
            models.UniqueConstraint(fields=["event", "kind", "recipient", "channel"], name="notice_once"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="notice_known_channel"),
            models.CheckConstraint(
                condition=~Q(channel=Channel.INBOX) | Q(state=State.SENT), name="notice_inbox_is_there"
            ),
        ]
        indexes = [
            *waiting_indexes("notice", queue="recipient"),
            models.Index(
                fields=["recipient", "-created_at", "-id"], name="notice_inbox", condition=Q(channel="inbox")
            ),
            models.Index(
                fields=["recipient"], name="notice_unread", condition=Q(channel="inbox", read_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.recipient_id} ({self.channel})"
