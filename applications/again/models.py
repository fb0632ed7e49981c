"""Where an application comes from: the earlier one, and what had come of that."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from portal.workflow.constraints import append_only


class OriginKind(models.TextChoices):
    """Whether it goes on with an award, or only begins from the same words."""

    COPY = "copy", _("Copy")
    RENEWAL = "renewal", _("Renewal")


class Origin(models.Model):
    """Written when a copy is made. A renewal keeps the figures of the award as they were that day."""

    application = models.OneToOneField(
        Application, models.PROTECT, related_name="origin", verbose_name=_("application")
    )
    origin = models.ForeignKey(
        Application, models.PROTECT, related_name="copies", verbose_name=_("made from")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=OriginKind.choices)
    granted = models.DecimalField(_("GPU-hours granted"), max_digits=12, decimal_places=4, null=True)
    used = models.DecimalField(_("GPU-hours used"), max_digits=12, decimal_places=4, null=True)
    at = models.DateTimeField(_("made"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("origin")
        verbose_name_plural = _("origins")
        constraints = [
            CheckConstraint(condition=Q(kind__in=OriginKind.values), name="origin_known_kind"),
            CheckConstraint(condition=~Q(application=F("origin")), name="origin_is_another"),
            CheckConstraint(
                condition=Q(kind=OriginKind.RENEWAL, granted__gt=0)
                | Q(kind=OriginKind.COPY, granted__isnull=True, used__isnull=True),
                name="origin_renewal_has_award",
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.application} ← {self.origin}"
