"""Proof of life: when something last went the whole way from the schedule through a worker to the database."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Canary(models.Model):
    """One row, which every round trip writes again."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    passed_at = models.DateTimeField(_("passed"), editable=False)

    class Meta:
        verbose_name = _("canary")
        verbose_name_plural = _("canaries")
        constraints = [models.CheckConstraint(condition=Q(id=1), name="canary_only_one")]

    def __str__(self) -> str:
        return f"{self.passed_at:%Y-%m-%d %H:%M:%S}"
