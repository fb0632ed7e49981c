"""An offer of GPU-hours to one application, and the allocation that it becomes once accepted."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from allocations.lifecycle import ALLOCATION
from allocations.roles import allocation_scopes
from allocations.statuses import Status
from applications.models import Application
from companies.aidledger.instruments import Instrument
from companies.aidledger.models import Tariff
from companies.models import Company
from portal.accounts.roles import MEMBER_ROLES, Role
from portal.core.references import Reference
from portal.workflow.constraints import known_status, only_edges, stamped_in, stamped_together
from portal.workflow.subjects import Subject, SubjectQuerySet


class Offer(models.Model):
    """What was offered: hours, term, conditions and until when. Where it stands is the application's status."""

    application = models.OneToOneField(
        Application, models.PROTECT, related_name="offer", verbose_name=_("application")
    )
    hours = models.DecimalField(_("GPU-hours"), max_digits=12, decimal_places=4)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    conditions = models.TextField(_("conditions"))
    instrument = models.CharField(
        _("basis of the award"), max_length=12, choices=Instrument.choices, blank=True
    )
    tariff = models.ForeignKey(
        Tariff, models.PROTECT, null=True, related_name="+", verbose_name=_("tariff"), editable=False
    )
    aid = models.DecimalField(_("gross grant equivalent in EUR"), max_digits=12, decimal_places=2, null=True)
    made_at = models.DateTimeField(_("made"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    expires_at = models.DateTimeField(_("stands until"))
    reminded_at = models.DateTimeField(_("reminder sent"), null=True)

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints = [
            CheckConstraint(condition=Q(hours__gt=0), name="offer_hours_positive"),
            CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="offer_term_in_order"),
            CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="offer_stands_a_while"),
            # Offers from before instruments were kept have none; every other has all of it.
            CheckConstraint(
                condition=Q(instrument="", tariff=None, aid=None)
                | Q(instrument__in=Instrument.values, tariff__isnull=False, aid__gte=0),
                name="offer_aid_is_whole",
            ),
        ]
        indexes = [models.Index(fields=["expires_at"], name="offer_expiring")]

    def __str__(self) -> str:
        return f"{self.application}: {self.hours} GPU-h"


class Allocation(Subject):
    """Hours on the machine for one company, from setting up to closing."""

    application = models.OneToOneField(
        Application, models.PROTECT, related_name="allocation", editable=False, verbose_name=_("application")
    )
    company = models.ForeignKey(
        Company, models.PROTECT, related_name="allocations", editable=False, verbose_name=_("company")
    )
    hours = models.DecimalField(_("GPU-hours"), max_digits=12, decimal_places=4, editable=False)
    starts_on = models.DateField(_("first day"), editable=False)
    ends_on = models.DateField(_("last day"), editable=False)
    created_at = models.DateTimeField(_("accepted"), editable=False)
    account = models.CharField(
        _("account on the machine"),
        max_length=48,
        blank=True,
        editable=False,
        validators=[
            RegexValidator(
                r"^[a-z][a-z0-9_-]{2,47}\Z", _("Use small letters, digits, hyphens and underscores.")
            )
        ],
    )
    provisioned_at = models.DateTimeField(_("set up"), null=True, editable=False)
    provisioned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    objects: ClassVar[Any] = SubjectQuerySet.as_manager()

    lifecycle = ALLOCATION
    scopes: ClassVar[Any] = staticmethod(allocation_scopes)
    seeing = (*MEMBER_ROLES, Role.OPERATOR, Role.OFFICER)
    kind: ClassVar[str] = "allocation"
    notice_needs = ("company", "application")

    class Meta:
        verbose_name = _("allocation")
        verbose_name_plural = _("allocations")
        constraints = [
            known_status(ALLOCATION),
            stamped_together(ALLOCATION, "provisioned"),
            stamped_in(
                ALLOCATION, "provisioned", Status.ACTIVE, Status.SUSPENDED, Status.ENDED, Status.CLOSED
            ),
            CheckConstraint(condition=Q(hours__gt=0), name="allocation_hours_positive"),
            CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="allocation_term_in_order"),
            CheckConstraint(
                condition=Q(provisioned_at__isnull=True) | ~Q(account=""),
                name="allocation_set_up_has_account",
            ),
            UniqueConstraint(fields=["account"], condition=~Q(account=""), name="allocation_account_once"),
        ]
        indexes = [
            models.Index(
                fields=["created_at", "id"],
                name="allocation_to_set_up",
                condition=Q(status=Status.TO_PROVISION),
            ),
            models.Index(fields=["company", "-created_at"], name="allocation_of_company"),
        ]
        triggers = [only_edges(ALLOCATION)]

    def __str__(self) -> str:
        return str(self.application)

    @property
    def programme_code(self) -> str:
        """How the programme calls the project; the operator's account is another name."""
        return Reference.parse(self.application.reference or "").account_name

    def get_absolute_url(self) -> str:
        return reverse("allocations:detail", args=[self.public_id])

    def notice_context(self, event: Any) -> dict[str, Any]:
        return {
            "reference": self.application.reference,
            "title": self.application.title,
            "company": self.company.name,
            "hours": self.hours,
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
            "account": self.account,
            "note": event.note,
        }
