"""What the law and the programme may change: ceilings and tariffs, each for a time, with its source."""

from datetime import date
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import CheckConstraint, F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from companies.aid import model as pure
from companies.aid.equivalent import Tariff as PureTariff


def one_at_a_time(key: str, *, name: str) -> ExclusionConstraint:
    """No two rows with the same key hold on one day.

    The key goes in as a range over its hash, so that PostgreSQL needs no extension to compare it.
    """
    hashed = Func(F(key), function="hashtext")
    return ExclusionConstraint(
        name=name,
        expressions=[
            (Func(hashed, hashed, Value("[]"), function="int4range"), "&&"),
            (Func(F("valid_from"), F("valid_to"), Value("[]"), function="daterange"), "&&"),
        ],
        violation_error_message=_("Another row holds on some of these days. End that one first."),
    )


class DatedQuerySet(models.QuerySet[Any]):
    """Rows by the day on which they hold."""

    def on(self, day: date) -> "DatedQuerySet":
        """What holds on a day: from the first day of a row through its last."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class Dated(models.Model):
    """A row that holds from a day through another, with where it comes from."""

    valid_from = models.DateField(_("holds from"))
    valid_to = models.DateField(
        _("holds until"), null=True, blank=True, help_text=_("Empty: until further notice.")
    )
    source = models.TextField(
        _("where this comes from"), help_text=_("A law, a decision, or an assumption: say which.")
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True


class AidCeiling(Dated):
    """The most de minimis aid that a Member State may give to one undertaking in three years."""

    state = models.CharField(
        _("Member State"),
        max_length=2,
        default=pure.HOME,
        validators=[RegexValidator(r"^[A-Z]{2}\Z", _("Two letters, such as LU."))],
    )
    amount = models.DecimalField(
        _("ceiling in EUR"), max_digits=12, decimal_places=2, validators=[MinValueValidator(0)]
    )
    boundary_inclusive = models.BooleanField(
        _("counts through its third anniversary"),
        default=True,
        help_text=_("Yes: aid leaves on the day after its third anniversary. No: on the anniversary itself."),
    )
    authority = models.CharField(_("granting authority"), max_length=200)
    legal_basis = models.CharField(_("legal basis"), max_length=200)

    class Meta:
        verbose_name = _("ceiling of aid")
        verbose_name_plural = _("ceilings of aid")
        ordering = ["state", "valid_from"]
        constraints = [
            CheckConstraint(condition=Q(amount__gte=0), name="ceiling_not_negative"),
            CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="ceiling_in_order"
            ),
            CheckConstraint(condition=~Q(source=""), name="ceiling_has_source"),
            one_at_a_time("state", name="one_ceiling_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.state}: EUR {self.amount} from {self.valid_from}"

    def as_rule(self) -> pure.Ceiling:
        """The row as the pure rules read it."""
        return pure.Ceiling(
            valid_from=self.valid_from,
            amount=self.amount,
            boundary_inclusive=self.boundary_inclusive,
            source=self.source,
        )


class Tariff(Dated):
    """What computing time is worth on the market, in EUR without VAT (Regulation (EU) 2023/2831, Article 4)."""

    key = models.SlugField(_("name of the tariff"), max_length=40, unique=True)
    partition = models.SlugField(
        _("part of the machine"), max_length=40, default="gpu", help_text=_("A partition or kind of GPU.")
    )
    eur_per_gpu_hour = models.DecimalField(
        _("EUR per GPU-hour"), max_digits=8, decimal_places=4, validators=[MinValueValidator(0)]
    )
    eur_per_tb_month = models.DecimalField(
        _("EUR per TB and month"),
        max_digits=8,
        decimal_places=4,
        default=0,
        validators=[MinValueValidator(0)],
    )
    eur_per_support_hour = models.DecimalField(
        _("EUR per hour of support"),
        max_digits=8,
        decimal_places=4,
        default=0,
        validators=[MinValueValidator(0)],
    )

    class Meta:
        verbose_name = _("tariff")
        verbose_name_plural = _("tariffs")
        ordering = ["partition", "valid_from"]
        constraints = [
            CheckConstraint(
                condition=Q(eur_per_gpu_hour__gte=0, eur_per_tb_month__gte=0, eur_per_support_hour__gte=0),
                name="tariff_not_negative",
            ),
            CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="tariff_in_order"
            ),
            CheckConstraint(condition=~Q(source=""), name="tariff_has_source"),
            one_at_a_time("partition", name="one_tariff_a_day"),
        ]

    def __str__(self) -> str:
        return self.key

    def as_rule(self) -> PureTariff:
        """The row as the pure rules read it."""
        names = (
            *("key", "partition", "eur_per_gpu_hour", "eur_per_tb_month", "eur_per_support_hour"),
            *("valid_from", "valid_to", "source"),
        )
        return PureTariff(**{name: getattr(self, name) for name in names})
