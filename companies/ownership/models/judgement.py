"""The size of a company as it was judged at one moment, with everything that led to it. Never changed."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from companies.models import Company
from companies.ownership.models.graph import OwnershipVersion
from companies.ownership.words import SIZES
from companies.size.model import Category
from portal.workflow.constraints import append_only


class Why(models.TextChoices):
    """The moment that asked for it."""

    REGISTRATION = "registration", _("When ownership or figures were saved")
    SUBMISSION = "submission", _("When the application was submitted")
    DECISION = "decision", _("When the decision was released")


class SizeJudgement(models.Model):
    """`document` is what was judged and `result` what came out, in English; `input_hash` is of the document.

    `about` names the application that it was made for, by its public id.
    """

    company = models.ForeignKey(Company, models.PROTECT, related_name="size_judgements", editable=False)
    version = models.ForeignKey(
        OwnershipVersion, models.PROTECT, null=True, related_name="judgements", editable=False
    )
    why = models.CharField(_("why"), max_length=16, choices=Why.choices, editable=False)
    about = models.CharField(_("application"), max_length=20, blank=True, editable=False)
    category = models.CharField(_("size"), max_length=8, choices=list(SIZES.items()), editable=False)
    is_sme = models.BooleanField(_("is an SME"), editable=False)
    small_mid_cap = models.BooleanField(_("is a small mid-cap"), editable=False)
    last_year = models.PositiveSmallIntegerField(_("last year"), editable=False)
    rules = models.CharField(_("rules"), max_length=32, editable=False)
    rules_version = models.CharField(_("version of the rules"), max_length=200, editable=False)
    input_hash = models.CharField(_("fingerprint of what was judged"), max_length=64, editable=False)
    document = models.JSONField(_("what was judged"), editable=False)
    result = models.JSONField(_("result"), editable=False)
    at = models.DateTimeField(_("at"), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("by"),
    )

    class Meta:
        verbose_name = _("judgement of a size")
        verbose_name_plural = _("judgements of sizes")
        constraints = [
            CheckConstraint(condition=Q(why__in=Why.values), name="size_judgement_known_reason"),
            CheckConstraint(
                condition=Q(category__in=[category.value for category in Category]),
                name="size_judgement_known_category",
            ),
            CheckConstraint(
                condition=Q(is_sme=True) & ~Q(category="not_sme") | Q(is_sme=False, category="not_sme"),
                name="size_judgement_sme_by_category",
            ),
            CheckConstraint(
                condition=Q(small_mid_cap=False) | Q(is_sme=False), name="size_judgement_mid_cap_is_no_sme"
            ),
        ]
        indexes = [
            models.Index(fields=["company", "-at", "-id"], name="size_judgement_latest"),
            models.Index(fields=["about"], condition=~Q(about=""), name="size_judgement_about"),
        ]
        triggers: Any = append_only()

    def __str__(self) -> str:
        return f"{self.company}: {self.get_category_display()}, {self.at:%Y-%m-%d %H:%M:%S}"
