"""One row for each message to one person on one channel: the truth, to which the broker is a doorbell."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.core.ids import public_id
from portal.workflow.models import Event


class Channel(models.TextChoices):
    """Where a message goes."""

    INBOX = "inbox", _("Inbox")
    MAIL = "mail", _("E-mail")


class State(models.TextChoices):
    """Where a message stands. Inbox rows are delivered when they are written."""

    QUEUED = "queued", _("Waiting")
    RETRY = "retry", _("Will be tried again")
    SENT = "sent", _("Sent")
    DEAD = "dead", _("Given up")


WAITING = (State.QUEUED, State.RETRY)


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Filters; the claim itself is in delivery.py."""

    def due(self, at: datetime) -> "NoticeQuerySet":
        """Mail that may be sent now and that no worker holds."""
        return self.filter(channel=Channel.MAIL, state__in=WAITING, next_attempt_at__lte=at).filter(
            Q(locked_until__isnull=True) | Q(locked_until__lte=at)
        )

    def inbox_of(self, user: object) -> "NoticeQuerySet":
        return self.filter(recipient=user, channel=Channel.INBOX).order_by("-created_at", "-id")

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at__isnull=True)


class Notice(models.Model):
    """A message. (event, kind, recipient, channel) is unique, so nothing can be queued twice."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
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
    state = models.CharField(_("delivery"), max_length=8, choices=State.choices, editable=False)
    created_at = models.DateTimeField(_("written"), editable=False)
    next_attempt_at = models.DateTimeField(_("next attempt"), editable=False)
    locked_until = models.DateTimeField(_("held by a worker until"), null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)
    last_error = models.CharField(_("last error"), max_length=300, blank=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    read_at = models.DateTimeField(_("read"), null=True, editable=False)

    objects: ClassVar[NoticeQuerySet] = NoticeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.UniqueConstraint(fields=["event", "kind", "recipient", "channel"], name="notice_once"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="notice_known_state"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="notice_known_channel"),
            models.CheckConstraint(
                condition=Q(state=State.SENT, sent_at__isnull=False)
                | (~Q(state=State.SENT) & Q(sent_at__isnull=True)),
                name="notice_sent_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(channel=Channel.INBOX) | Q(state=State.SENT), name="notice_inbox_is_there"
            ),
        ]
        indexes = [
            # Only what still waits: small however many messages were ever sent.
            models.Index(fields=["next_attempt_at", "id"], name="notice_due", condition=Q(state__in=WAITING)),
            models.Index(
                fields=["recipient", "-created_at", "-id"], name="notice_inbox", condition=Q(channel="inbox")
            ),
            models.Index(
                fields=["recipient"], name="notice_unread", condition=Q(channel="inbox", read_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.recipient_id} ({self.channel})"
