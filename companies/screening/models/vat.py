"""A VAT number that VIES is asked about: the row that a worker claims, and every answer that came."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from companies.models import Company
from portal.workflow.constraints import append_only


class Answer(models.TextChoices):
    """What VIES says; everything but a plain yes or no is unknown."""

    VALID = "valid", _("Valid")
    INVALID = "invalid", _("Not valid")
    UNKNOWN = "unknown", _("Not known")


class VatCheckQuerySet(models.QuerySet[Any]):
    """Filters; the claim itself is in vies/asking.py."""

    def due(self, at: datetime) -> Self:
        """What may be asked now and what no worker holds."""
        free = Q(locked_until__isnull=True) | Q(locked_until__lte=at)
        return self.filter(free, done_at__isnull=True, next_attempt_at__lte=at)


class VatCheck(models.Model):
    """One number of one company; asked until VIES says yes or no, or the attempts are used up."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="vat_checks")
    vat = models.CharField(_("VAT number"), max_length=10, editable=False)
    asked_for_at = models.DateTimeField(_("asked for"), editable=False)
    next_attempt_at = models.DateTimeField(_("next attempt"), editable=False)
    locked_until = models.DateTimeField(_("held by a worker until"), null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)
    done_at = models.DateTimeField(_("ended"), null=True, editable=False)

    objects: ClassVar[Any] = VatCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("question to VIES")
        verbose_name_plural = _("questions to VIES")
        constraints = [
            # Asked anew only after the last question has ended: two clicks ask once.
            UniqueConstraint(
                fields=["company", "vat"], condition=Q(done_at__isnull=True), name="vat_check_one_open"
            ),
            CheckConstraint(condition=Q(vat__regex=r"^LU[0-9]{8}$"), name="vat_check_shape"),
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at", "id"], name="vat_check_due", condition=Q(done_at__isnull=True)
            ),
            models.Index(fields=["company", "-id"], name="vat_check_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.vat} #{self.pk}"


class VatAnswer(models.Model):
    """One answer, as it came; (check, attempt) is unique, so an attempt that runs twice is written once."""

    check_of = models.ForeignKey(VatCheck, models.PROTECT, related_name="answers", verbose_name=_("question"))
    attempt = models.PositiveSmallIntegerField(_("attempt"), editable=False)
    at = models.DateTimeField(_("asked"), editable=False)
    answer = models.CharField(_("answer"), max_length=8, choices=Answer.choices, editable=False)
    name = models.CharField(_("name in VIES"), max_length=300, blank=True, editable=False)
    address = models.CharField(_("address in VIES"), max_length=500, blank=True, editable=False)
    consultation = models.CharField(_("consultation number"), max_length=64, blank=True, editable=False)
    reason = models.CharField(_("why it is not known"), max_length=120, blank=True, editable=False)

    class Meta:
        verbose_name = _("answer of VIES")
        verbose_name_plural = _("answers of VIES")
        ordering = ["id"]
        constraints = [
            UniqueConstraint(fields=["check_of", "attempt"], name="vat_answer_once"),
            CheckConstraint(condition=Q(answer__in=Answer.values), name="vat_answer_known"),
            CheckConstraint(
                condition=Q(answer=Answer.UNKNOWN) | Q(reason=""), name="vat_answer_reason_only_unknown"
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.check_of} → {self.answer} (#{self.pk})"
