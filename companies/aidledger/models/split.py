"""A split: a part of the company went to another enterprise, and earlier aid goes with it. Said once, ruled on once."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from companies.models import Company
from portal.core.ids import public_id
from portal.workflow.constraints import append_only


class Basis(models.TextChoices):
    """How earlier aid is divided (Regulation (EU) 2023/2831, Article 3(9))."""

    ACTIVITIES = "activities", _("By the business that used it")
    EQUITY = "equity", _("By the book value of equity, because nobody can say who used it")


class Split(models.Model):
    """What an owner says. Nothing changes in the ledger before an officer has confirmed it.

    `takes` names the entries whose business went over; the equities are book values in EUR on the day of the split.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    company = models.ForeignKey(Company, models.PROTECT, related_name="splits", verbose_name=_("company"))
    on = models.DateField(_("took effect on"))
    name = models.CharField(_("the other enterprise"), max_length=200)
    number = models.CharField(_("register number"), max_length=20, blank=True)
    basis = models.CharField(_("how the aid is divided"), max_length=10, choices=Basis.choices)
    takes: Any = ArrayField(models.CharField(max_length=20), default=list)
    own_equity = models.DecimalField(_("equity that stayed"), max_digits=15, decimal_places=2, null=True)
    other_equity = models.DecimalField(_("equity that went"), max_digits=15, decimal_places=2, null=True)
    explanation = models.TextField(_("explanation"))
    at = models.DateTimeField(_("declared"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("split of a company")
        verbose_name_plural = _("splits of companies")
        constraints = [
            CheckConstraint(
                condition=Q(basis=Basis.ACTIVITIES, own_equity=None, other_equity=None)
                | Q(basis=Basis.EQUITY, takes=[], own_equity__gte=0, other_equity__gt=0)
                & Q(
                    own_equity__isnull=False, other_equity__isnull=False
                ),  # a comparison with NULL refuses nothing
                name="split_divided_one_way",
            ),
            CheckConstraint(condition=~Q(explanation=""), name="split_is_explained"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.company}: {self.name} ({self.public_id})"


class SplitRuling(models.Model):
    """What an officer made of it."""

    split = models.OneToOneField(Split, models.PROTECT, related_name="ruling", verbose_name=_("split"))
    confirmed = models.BooleanField(_("confirmed"))
    note = models.TextField(_("reason"))
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("ruling on a split")
        verbose_name_plural = _("rulings on splits")
        constraints = [CheckConstraint(condition=~Q(note=""), name="split_ruling_has_reason")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.split}: {self.confirmed}"
