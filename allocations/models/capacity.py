"""The national share by month, and the append-only ledger of what was reserved, committed and returned."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from allocations.models.allocation import Offer
from portal.workflow.constraints import append_only


class CapacityPool(models.Model):
    """GPU-hours that this programme may give in one month.

    `reserved` and `committed` are sums over the ledger, kept in step under the row's lock.
    """

    month = models.DateField(_("month"), unique=True, help_text=_("The first day of the month."))
    hours = models.DecimalField(
        _("GPU-hours to give"), max_digits=12, decimal_places=4, validators=[MinValueValidator(0)]
    )
    reserved = models.DecimalField(
        _("reserved by open offers"), max_digits=12, decimal_places=4, default=0, editable=False
    )
    committed = models.DecimalField(
        _("committed to allocations"), max_digits=12, decimal_places=4, default=0, editable=False
    )
    source = models.TextField(_("where this figure comes from"))

    class Meta:
        verbose_name = _("capacity of a month")
        verbose_name_plural = _("capacity by month")
        ordering = ["month"]
        constraints = [
            CheckConstraint(condition=Q(month__day=1), name="pool_first_of_month"),
            CheckConstraint(
                condition=Q(hours__gte=0, reserved__gte=0, committed__gte=0), name="pool_not_negative"
            ),
            CheckConstraint(condition=Q(hours__gte=F("reserved") + F("committed")), name="pool_no_overdraft"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"

    @property
    def free(self) -> Decimal:
        """What can still be offered."""
        return self.hours - self.reserved - self.committed


class EntryKind(models.TextChoices):
    """What an entry in the ledger does."""

    RESERVE = "reserve", _("Reserved for an offer")
    COMMIT = "commit", _("Committed to an allocation")
    RETURN = "return", _("Returned")


class CapacityEntry(models.Model):
    """One line of the ledger. An offer does each thing to each month at most once."""

    pool = models.ForeignKey(CapacityPool, models.PROTECT, related_name="entries", verbose_name=_("month"))
    offer = models.ForeignKey(Offer, models.PROTECT, related_name="entries", verbose_name=_("offer"))
    kind = models.CharField(_("kind"), max_length=8, choices=EntryKind.choices)
    reserved = models.DecimalField(_("change of what is reserved"), max_digits=12, decimal_places=4)
    committed = models.DecimalField(_("change of what is committed"), max_digits=12, decimal_places=4)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("entry in the capacity ledger")
        verbose_name_plural = _("capacity ledger")
        constraints = [
            UniqueConstraint(fields=["offer", "pool", "kind"], name="entry_once"),
            CheckConstraint(condition=Q(kind__in=EntryKind.values), name="entry_known_kind"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.pool} {self.kind} {self.offer_id}"
