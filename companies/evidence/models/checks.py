"""What was checked, by whom, when and against what; what the company answered; what was verified in the end."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from companies.evidence.claims import label_of
from companies.evidence.models.evidence import Evidence
from companies.models import Company
from portal.workflow.constraints import append_only


class Verdict(models.TextChoices):
    """How a claim stands to its evidence."""

    OK = "ok", _("OK")
    QUESTION = "question", _("Question")
    NOT_OK = "not_ok", _("Not OK")


OPEN = (Verdict.QUESTION, Verdict.NOT_OK)


class FindingQuerySet(models.QuerySet[Any]):
    """Filters."""

    def newest(self) -> "FindingQuerySet":
        """What counts now, claim by claim."""
        return self.order_by("company", "claim", "-pk").distinct("company", "claim")


class Finding(models.Model):
    """One look at one claim. `facts` and `against` hold what the officer saw: values, and versions of evidence."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="findings")
    claim = models.CharField(_("claim"), max_length=16)
    verdict = models.CharField(_("verdict"), max_length=8, choices=Verdict.choices)
    note = models.CharField(_("note"), max_length=1000, blank=True)
    facts = models.JSONField(_("what the company said"), default=dict)
    against = models.JSONField(_("versions of evidence"), default=list)
    at = models.DateTimeField(_("checked"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    objects: ClassVar[Any] = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("check of a claim")
        verbose_name_plural = _("checks of claims")
        constraints = [
            CheckConstraint(condition=Q(verdict__in=Verdict.values), name="finding_known_verdict"),
            CheckConstraint(condition=Q(verdict=Verdict.OK) | ~Q(note=""), name="finding_asks_in_words"),
        ]
        indexes = [models.Index(fields=["company", "claim", "-id"], name="finding_newest")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.company}: {self.claim} {self.verdict} #{self.pk}"

    @property
    def label(self) -> str:
        return label_of(self.claim)


class Answer(models.Model):
    """What the company answered to one finding; a file that came with it is evidence like any other."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="answers")
    text = models.CharField(_("answer"), max_length=1000, blank=True)
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("answered"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("answer to a question")
        verbose_name_plural = _("answers to questions")
        constraints = [
            CheckConstraint(condition=~Q(text="") | Q(evidence__isnull=False), name="answer_says_something")
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.finding}: answer #{self.pk}"


class VerifiedVersion(models.Model):
    """The whole company as it was verified: its facts claim by claim, and the evidence that lay beside them."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="verified_versions")
    number = models.PositiveSmallIntegerField(_("version"))
    facts = models.JSONField(_("what was verified"))
    against = models.JSONField(_("versions of evidence"), default=list)
    until = models.DateField(_("verified until"))
    at = models.DateTimeField(_("verified"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("verified version")
        verbose_name_plural = _("verified versions")
        ordering = ["-number"]
        constraints = [UniqueConstraint(fields=["company", "number"], name="verified_version_once")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.company}: verified version {self.number}"
