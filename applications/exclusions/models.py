"""The names that an applicant excludes, and where the people who judge are employed."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from applications.models import Application

MOST = 3


class Exclusion(models.Model):
    """A person or an organisation that shall not judge this application. In no version, no export, no timeline."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="exclusions", verbose_name=_("application")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    name = models.CharField(_("person or organisation"), max_length=150)
    reason = models.TextField(_("reason"))
    named_at = models.DateTimeField(_("named"))
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("named by")
    )

    class Meta:
        verbose_name = _("excluded reviewer")
        verbose_name_plural = _("excluded reviewers")
        ordering = ["position"]
        constraints = [
            UniqueConstraint(fields=["application", "position"], name="exclusion_position_once"),
            CheckConstraint(condition=Q(position__gte=1, position__lte=MOST), name="exclusion_three_at_most"),
            CheckConstraint(condition=~Q(name="") & ~Q(reason=""), name="exclusion_is_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.application} #{self.position}"


class Affiliation(models.Model):
    """Where somebody who judges is employed, so that an excluded organisation is recognised."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="affiliation", verbose_name=_("person")
    )
    employer = models.CharField(_("employer"), max_length=150)

    class Meta:
        verbose_name = _("employer of a reviewer")
        verbose_name_plural = _("employers of reviewers")
        constraints = [CheckConstraint(condition=~Q(employer=""), name="affiliation_names_employer")]

    def __str__(self) -> str:
        return f"{self.person}: {self.employer}"
