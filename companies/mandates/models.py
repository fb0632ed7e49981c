"""One person's right to bind one company."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from companies.mandates.lifecycle import MANDATE
from companies.mandates.roles import mandate_scopes
from companies.mandates.statuses import LIVE, MandateKind, MandateStatus
from companies.models import Company
from portal.accounts.roles import Role
from portal.files.models import StoredFile
from portal.workflow.constraints import known_status, only_edges, stamped_in, stamped_together
from portal.workflow.subjects import Subject, SubjectQuerySet


class Mandate(Subject):
    """By the register or by a power of attorney; within its days, and up to its limit where it has one."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="mandates")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mandates")
    kind_of_mandate = models.CharField(_("kind"), max_length=8, choices=MandateKind.choices)
    most_hours = models.DecimalField(
        _("limit for one application, in GPU-hours"), max_digits=12, decimal_places=2, null=True
    )
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True)
    evidence = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+", editable=False)
    declared_at = models.DateTimeField(_("declared"), editable=False)
    checked_at = models.DateTimeField(_("checked"), null=True, editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    # The last reminder that went out: so many days before the end.
    reminded = models.PositiveSmallIntegerField(null=True, editable=False)

    objects: ClassVar[Any] = SubjectQuerySet.as_manager()

    lifecycle = MANDATE
    scopes: ClassVar[Any] = staticmethod(mandate_scopes)
    seeing = (Role.OWNER, Role.OFFICER)
    kind: ClassVar[str] = "mandate"
    notice_needs = ("company", "person")

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        constraints = [
            known_status(MANDATE),
            stamped_together(MANDATE, "checked"),
            stamped_in(MANDATE, "checked", MandateStatus.CONFIRMED, MandateStatus.REFUSED),
            UniqueConstraint(
                fields=["company", "person"], condition=Q(status__in=LIVE), name="one_live_mandate"
            ),
            CheckConstraint(condition=Q(kind_of_mandate__in=MandateKind.values), name="mandate_known_kind"),
            CheckConstraint(
                condition=~Q(kind_of_mandate=MandateKind.ATTORNEY) | Q(evidence__isnull=False),
                name="mandate_attorney_on_paper",
            ),
            CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="mandate_days_in_order",
            ),
            CheckConstraint(
                condition=Q(most_hours__isnull=True) | Q(most_hours__gt=0), name="mandate_limit_above_zero"
            ),
        ]
        indexes = [
            models.Index(fields=["until_on"], condition=Q(status__in=LIVE), name="mandate_ending"),
            models.Index(fields=["status", "declared_at", "id"], name="mandate_queue"),
        ]
        triggers = [only_edges(MANDATE)]

    def __str__(self) -> str:
        return f"{self.person} → {self.company} ({self.public_id})"

    def get_absolute_url(self) -> str:
        return reverse("companies:members", args=[self.company.public_id])

    def holds_on(self, day: date) -> bool:
        """Do its days take this one in?"""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)

    def notice_context(self, event: Any) -> dict[str, Any]:
        return {
            "company": self.company.name,
            "holder": self.person.name or self.person.email,
            "until": self.until_on,
            "note": event.note,
        }
