"""A decision on an application: prepared by one person, confirmed by another."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.models import Application, Version
from companies.aidledger.instruments import Instrument
from companies.aidledger.models import Tariff
from portal.accounts.roles import Role
from portal.workflow.constraints import known_status, only_edges, stamped_in, stamped_together
from portal.workflow.subjects import Subject, SubjectQuerySet
from reviews.lifecycle import DECISION
from reviews.roles import decision_scopes
from reviews.statuses import DecisionStatus as Status
from reviews.statuses import Verdict


class Decision(Subject):
    """What is decided, on how much, and why. The reasons and remedies are in the application's language."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="decisions", editable=False, verbose_name=_("application")
    )
    verdict = models.CharField(_("verdict"), max_length=12, choices=Verdict.choices, editable=False)
    hours = models.DecimalField(_("GPU-hours"), max_digits=12, decimal_places=4, null=True, editable=False)
    months = models.PositiveSmallIntegerField(_("months"), null=True, editable=False)
    starts_on = models.DateField(_("first day"), null=True, editable=False)
    instrument = models.CharField(
        _("basis of the award"), max_length=12, choices=Instrument.choices, blank=True, editable=False
    )
    conditions = models.JSONField(_("conditions confirmed"), default=list, editable=False)
    tariff = models.ForeignKey(
        Tariff, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("tariff")
    )
    aid = models.DecimalField(
        _("gross grant equivalent in EUR"), max_digits=12, decimal_places=2, null=True, editable=False
    )
    reasons = models.TextField(_("reasons"), editable=False)
    remedies = models.TextField(_("remedies and their time limits"), blank=True, editable=False)
    version = models.ForeignKey(
        Version,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("version judged"),
    )
    prepared_at = models.DateTimeField(_("prepared"), editable=False)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("prepared by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("confirmed by"),
    )

    objects: ClassVar[Any] = SubjectQuerySet.as_manager()

    lifecycle = DECISION
    scopes: ClassVar[Any] = staticmethod(decision_scopes)
    seeing = (Role.OFFICER, Role.DECIDER)
    kind: ClassVar[str] = "decision"

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            known_status(DECISION),
            stamped_together(DECISION, "confirmed"),
            stamped_in(DECISION, "confirmed", Status.RELEASED),
            CheckConstraint(condition=Q(verdict__in=Verdict.values), name="decision_known_verdict"),
            CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("prepared_by")),
                name="decision_four_eyes",
            ),
            CheckConstraint(condition=~Q(reasons=""), name="decision_has_reasons"),
            CheckConstraint(
                condition=~Q(verdict=Verdict.APPROVE) | Q(hours__gt=0, months__gt=0, starts_on__isnull=False),
                name="decision_approval_is_whole",
            ),
            CheckConstraint(
                condition=Q(verdict=Verdict.APPROVE) | ~Q(remedies=""), name="decision_refusal_names_remedies"
            ),
            # Decisions from before instruments were kept have none; every other has all of it.
            CheckConstraint(
                condition=Q(instrument="", tariff=None, aid=None)
                | Q(
                    verdict=Verdict.APPROVE,
                    instrument__in=Instrument.values,
                    tariff__isnull=False,
                    aid__gte=0,
                ),
                name="decision_aid_is_whole",
            ),
            UniqueConstraint(
                fields=["application"],
                condition=Q(status__in=(Status.PREPARED, Status.RELEASED)),
                name="one_live_decision",
            ),
        ]
        triggers = [only_edges(DECISION)]

    def __str__(self) -> str:
        return f"{self.application}: {self.get_verdict_display()}"

    def get_absolute_url(self) -> str:
        return reverse("reviews:file", args=[self.application.public_id])

    def notice_context(self, event: Any) -> dict[str, Any]:
        return {
            "reference": self.application.reference,
            "title": self.application.title,
            "company": self.application.company.name,
            "verdict": self.get_verdict_display(),
            "note": event.note,
        }
