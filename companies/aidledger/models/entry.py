"""The ledger of aid: one row for each thing that changes what counts. Nothing is changed, all is added."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from companies.aid.model import HOME
from companies.aidledger.models.ceiling_trigger import CEILING
from companies.aidledger.models.undertaking import Enterprise
from companies.models.company import NaceRevision
from portal.core.ids import public_id
from portal.workflow.constraints import append_only


class EntryKind(models.TextChoices):
    """What an entry does."""

    DECLARED = "declared", _("Declared by the company")
    RESERVED = "reserved", _("Reserved for an open offer")
    GRANTED = "granted", _("Granted by this programme")
    RELEASED = "released", _("Offer ended: released")
    CORRECTED = "corrected", _("Corrected")


class AidEntry(models.Model):
    """One line: how it changes what is reserved and what is granted, in EUR of gross grant equivalent.

    An award of this portal does each thing at most once. `granted_on` is the day on which the right to the
    aid arose, which alone decides how long it counts (Regulation (EU) 2023/2831, Article 3(3)).
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, related_name="entries", verbose_name=_("enterprise")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=EntryKind.choices)
    reserved = models.DecimalField(
        _("change of what is reserved"), max_digits=12, decimal_places=2, default=0
    )
    granted = models.DecimalField(_("change of what is granted"), max_digits=12, decimal_places=2, default=0)
    granted_on = models.DateField(_("granted on"))
    member_state = models.CharField(_("Member State"), max_length=2, default=HOME)
    authority = models.CharField(_("who granted it"), max_length=200)
    legal_basis = models.CharField(_("legal basis"), max_length=200)
    document = models.CharField(_("reference of the document"), max_length=100, blank=True)
    award = models.CharField(_("award"), max_length=24, blank=True)  # the public id of the application
    nace = models.CharField(_("NACE code"), max_length=5, blank=True)
    nace_revision = models.CharField(_("revision"), max_length=3, blank=True, choices=NaceRevision.choices)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="corrections", verbose_name=_("corrects")
    )
    note = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("entry in the aid ledger")
        verbose_name_plural = _("aid ledger")
        constraints = [
            CheckConstraint(
                condition=Q(kind=EntryKind.DECLARED, reserved=0, granted__gt=0, award="", corrects=None)
                | Q(kind=EntryKind.RESERVED, reserved__gte=0, granted=0, corrects=None) & ~Q(award="")
                | Q(kind=EntryKind.GRANTED, granted__gte=0, reserved=-F("granted"), corrects=None)
                & ~Q(award="")
                | Q(kind=EntryKind.RELEASED, reserved__lte=0, granted=0, corrects=None) & ~Q(award="")
                | Q(kind=EntryKind.CORRECTED, reserved=0, corrects__isnull=False)
                & ~Q(granted=0)
                & ~Q(note=""),
                name="aid_entry_shape",
            ),
            CheckConstraint(condition=Q(member_state__regex=r"^[A-Z]{2}$"), name="aid_entry_state_shape"),
            UniqueConstraint(
                fields=["award", "kind"],
                condition=~Q(award="") & ~Q(kind=EntryKind.CORRECTED),
                name="aid_entry_once",
            ),
        ]
        indexes = [models.Index(fields=["kind", "at"], name="aid_entry_by_kind")]
        triggers = [
            *append_only(),
            pgtrigger.Trigger(
                name="under_the_ceiling",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[(name, kind) for name, kind in CEILING.declare.items()],
                func=CEILING.body,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.public_id}"


class RegisterReport(models.Model):
    """A grant was entered in the central register (Regulation (EU) 2023/2831, Article 6)."""

    entry = models.OneToOneField(AidEntry, models.PROTECT, related_name="report", verbose_name=_("grant"))
    reference = models.CharField(_("reference in the register"), max_length=100)
    at = models.DateTimeField(_("reported"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("report to the register")
        verbose_name_plural = _("reports to the register")
        constraints = [CheckConstraint(condition=~Q(reference=""), name="report_has_reference")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.reference} ({self.entry.public_id})"
