"""The group around a company as it stated it. A change is a new version; a version never changes.

The company's own figures are not here: they stand in its financial years, once.
"""

from typing import Any, ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from companies.models import Company
from companies.ownership.words import KINDS
from companies.size.model import Kind
from portal.workflow.constraints import append_only


class OwnershipVersion(models.Model):
    """The whole group at one time. The first enterprise of it is the company itself."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="ownership_versions", editable=False)
    number = models.PositiveIntegerField(_("version"), editable=False)
    at = models.DateTimeField(_("saved"), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("saved by"),
    )
    after_verification = models.BooleanField(_("changed after the verification"), editable=False)

    class Meta:
        verbose_name = _("ownership")
        verbose_name_plural = _("ownerships")
        constraints = [
            UniqueConstraint(fields=["company", "number"], name="ownership_version_once"),
            CheckConstraint(condition=Q(number__gte=1), name="ownership_version_from_one"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.company}: {self.number}"


class Enterprise(models.Model):
    """An enterprise, a person or a public body in one version of a group."""

    version = models.ForeignKey(OwnershipVersion, models.PROTECT, related_name="enterprises", editable=False)
    key = models.CharField(_("key"), max_length=16, editable=False)
    name = models.CharField(_("name"), max_length=200, editable=False)
    kind = models.CharField(_("kind"), max_length=32, choices=list(KINDS.items()), editable=False)
    inhabitants = models.PositiveIntegerField(_("inhabitants"), null=True, editable=False)
    annual_budget = models.DecimalField(
        _("annual budget"), max_digits=15, decimal_places=2, null=True, editable=False
    )
    invested = models.DecimalField(_("invested"), max_digits=15, decimal_places=2, null=True, editable=False)
    markets: Any = ArrayField(
        models.CharField(max_length=200), verbose_name=_("markets"), default=list, editable=False
    )
    consolidates: Any = ArrayField(
        models.CharField(max_length=16), verbose_name=_("in its accounts"), default=list, editable=False
    )
    jointly = models.BooleanField(_("acts jointly with others"), default=False, editable=False)

    class Meta:
        verbose_name = _("enterprise of a group")
        verbose_name_plural = _("enterprises of groups")
        constraints = [
            UniqueConstraint(fields=["version", "key"], name="enterprise_once"),
            CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in Kind]), name="enterprise_known_kind"
            ),
            CheckConstraint(
                condition=(Q(annual_budget__isnull=True) | Q(annual_budget__gte=0))
                & (Q(invested__isnull=True) | Q(invested__gte=0)),
                name="enterprise_not_negative",
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.version}: {self.key} {self.name}"


class EnterpriseYear(models.Model):
    """One accounting year of another enterprise of the group. Full-time posts and euros."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="years", editable=False)
    year = models.PositiveSmallIntegerField(_("year"), editable=False)
    headcount = models.DecimalField(_("headcount"), max_digits=10, decimal_places=2, editable=False)
    turnover = models.DecimalField(_("turnover"), max_digits=15, decimal_places=2, editable=False)
    balance_sheet = models.DecimalField(
        _("balance sheet total"), max_digits=15, decimal_places=2, editable=False
    )

    class Meta:
        verbose_name = _("year of an enterprise")
        verbose_name_plural = _("years of enterprises")
        constraints = [
            UniqueConstraint(fields=["enterprise", "year"], name="enterprise_year_once"),
            CheckConstraint(
                condition=Q(headcount__gte=0, turnover__gte=0, balance_sheet__gte=0),
                name="enterprise_year_not_negative",
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.enterprise} {self.year}"


class Holding(models.Model):
    """What one enterprise holds of another, in percent."""

    version = models.ForeignKey(OwnershipVersion, models.PROTECT, related_name="holdings", editable=False)
    holder = models.ForeignKey(Enterprise, models.PROTECT, related_name="holds", editable=False)
    held = models.ForeignKey(Enterprise, models.PROTECT, related_name="held_by", editable=False)
    capital = models.DecimalField(_("share of the capital"), max_digits=9, decimal_places=6, editable=False)
    votes = models.DecimalField(_("share of the votes"), max_digits=9, decimal_places=6, editable=False)
    controls = models.BooleanField(_("controls"), default=False, editable=False)

    class Meta:
        verbose_name = _("holding")
        verbose_name_plural = _("holdings")
        constraints = [
            UniqueConstraint(fields=["holder", "held"], name="holding_once"),
            CheckConstraint(condition=~Q(holder=F("held")), name="holding_not_of_itself"),
            CheckConstraint(
                condition=Q(capital__gte=0, capital__lte=100, votes__gte=0, votes__lte=100),
                name="holding_within_percent",
            ),
        ]
        triggers: ClassVar[Any] = [
            *append_only(),
            pgtrigger.Trigger(
                name="same_version",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[("ends", "integer")],
                func="SELECT count(*) INTO ends FROM ownership_enterprise"
                " WHERE id IN (NEW.holder_id, NEW.held_id) AND version_id = NEW.version_id;"
                " IF ends <> 2 THEN"
                " RAISE EXCEPTION 'Both ends of a holding belong to its version.' USING ERRCODE = '23514';"
                " END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.holder.key} → {self.held.key}"
