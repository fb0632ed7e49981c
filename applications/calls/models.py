"""A call, its cut-offs, what was extended for whom and why, and which application came in for which cut-off."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.models import AccessMode, Application
from companies.models import Company
from portal.core.ids import public_id
from portal.ui import formats
from portal.workflow.constraints import append_only

GRACE_SECONDS, MOST_GRACE = 120, 600


class Call(models.Model):
    """An access mode that takes applications up to cut-offs. A mode without calls takes them at any time."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    mode = models.ForeignKey(AccessMode, models.PROTECT, related_name="calls", verbose_name=_("access mode"))
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("what it is for"), blank=True)
    opens_at = models.DateTimeField(_("opens"))
    # SECURITY: the same for everybody and never announced; an entry says whether it was needed.
    grace_seconds = models.PositiveSmallIntegerField(
        _("grace after a cut-off"),
        default=GRACE_SECONDS,
        validators=[MaxValueValidator(MOST_GRACE)],
        help_text=_("Seconds, the same for everybody and not announced."),
    )
    published = models.BooleanField(_("published"), default=False)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["opens_at", "id"]
        constraints = [CheckConstraint(condition=Q(grace_seconds__lte=MOST_GRACE), name="call_grace_short")]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("calls:call", args=[self.public_id])


class CutOff(models.Model):
    """One closing moment of a call. `announced_at` never changes; `closes_at` moves when it is extended for all."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    call = models.ForeignKey(Call, models.PROTECT, related_name="cut_offs", verbose_name=_("call"))
    announced_at = models.DateTimeField(_("announced for"), editable=False)
    closes_at = models.DateTimeField(_("closes"))
    sequence = models.PositiveSmallIntegerField(_("times extended"), default=0, editable=False)
    changed_at = models.DateTimeField(_("last changed"), editable=False)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("cut-off")
        verbose_name_plural = _("cut-offs")
        ordering = ["closes_at", "id"]
        constraints = [
            UniqueConstraint(fields=["call", "announced_at"], name="cut_off_once"),
            CheckConstraint(condition=Q(closes_at__gte=F("announced_at")), name="cut_off_only_later"),
        ]
        indexes = [models.Index(fields=["closes_at", "id"], name="cut_off_calendar")]

    def __str__(self) -> str:
        return f"{self.call}: {formats.moment(self.closes_at)}"

    @property
    def extended(self) -> bool:
        return self.closes_at > self.announced_at

    def last_moment(self, *, grace: bool) -> datetime:
        """When it is over for those without an extension of their own."""
        return self.closes_at + timedelta(seconds=self.call.grace_seconds if grace else 0)


class Extension(models.Model):
    """More time, for all or for one company, with the reason. Rows are added and never changed."""

    cut_off = models.ForeignKey(CutOff, models.PROTECT, related_name="extensions", verbose_name=_("cut-off"))
    company = models.ForeignKey(
        Company,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("for one company"),
        help_text=_("Leave empty to extend it for all."),
    )
    was = models.DateTimeField(_("was"), editable=False)
    until = models.DateTimeField(_("until"))
    reason = models.TextField(_("reason"), help_text=_("Where it is extended for all, everybody reads this."))
    at = models.DateTimeField(_("recorded"), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("by")
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["-id"]
        constraints = [
            CheckConstraint(condition=Q(until__gt=F("was")), name="extension_later"),
            CheckConstraint(condition=~Q(reason=""), name="extension_has_reason"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.cut_off} → {formats.moment(self.until)} ({self.pk})"


class Entry(models.Model):
    """An application that came in for a cut-off, by the clock of the database."""

    application = models.OneToOneField(
        Application, models.PROTECT, related_name="entry", verbose_name=_("application")
    )
    cut_off = models.ForeignKey(CutOff, models.PROTECT, related_name="entries", verbose_name=_("cut-off"))
    received_at = models.DateTimeField(_("received"))
    in_grace = models.BooleanField(_("within the grace"))
    extension = models.ForeignKey(
        Extension, models.PROTECT, null=True, related_name="+", verbose_name=_("by an extension of its own")
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.application} → {self.cut_off}"

    @property
    def counted_from(self) -> datetime:
        """The promise and the path begin when the cut-off is over, not when somebody came in early."""
        return max(self.received_at, self.cut_off.closes_at)
