"""What somebody reckoned before they asked: kept with the application, and never changed."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from portal.workflow.constraints import append_only

RULES = "2026-11"  # the edition of the estimator's assumptions


class Estimate(models.Model):
    """One estimate taken along: the question, the answer, and the edition of the rules that gave it.

    The last one counts. Hours are GPU-hours; `request` and `result` have the shape of POST /api/v1/estimate.
    """

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="estimates", verbose_name=_("application")
    )
    request = models.JSONField(_("what was asked"))
    result = models.JSONField(_("what was answered"))
    rules = models.CharField(_("edition of the assumptions"), max_length=16)
    low = models.DecimalField(_("GPU-hours, low end"), max_digits=32, decimal_places=12)
    expected = models.DecimalField(_("GPU-hours expected"), max_digits=32, decimal_places=12)
    high = models.DecimalField(_("GPU-hours, high end"), max_digits=32, decimal_places=12)
    at = models.DateTimeField(_("taken"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("estimate")
        verbose_name_plural = _("estimates")
        ordering = ["-id"]
        constraints = [
            CheckConstraint(
                condition=Q(low__gt=0, low__lte=models.F("expected"), expected__lte=models.F("high")),
                name="estimate_in_order",
            )
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.application}: {self.expected.normalize():f} GPU-h ({self.pk})"

    def as_content(self) -> dict[str, Any]:
        """As a frozen version of the application keeps it: figures and inputs, no sentence in some language."""
        kept = {name: value for name, value in self.result.items() if name not in ("flags", "assumptions")}
        return {"rules": self.rules, "request": self.request, "result": kept}
