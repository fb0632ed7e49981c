"""The single undertaking: companies and outside enterprises that stand under one control."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from companies.models import Company
from portal.core.ids import public_id
from portal.workflow.constraints import append_only


class Undertaking(models.Model):
    """One single undertaking (Regulation (EU) 2023/2831, Article 2(2)). Its row is the lock of its room."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    created_at = models.DateTimeField(_("since"), editable=False)

    class Meta:
        verbose_name = _("single undertaking")
        verbose_name_plural = _("single undertakings")

    def __str__(self) -> str:
        return self.public_id


class Relation(models.TextChoices):
    """How an enterprise belongs to the undertaking."""

    SELF = "self", _("The company itself")
    CONTROL = "control", _("Controls the company or is controlled by it")
    MERGED = "merged", _("Has become part of the company")


class Enterprise(models.Model):
    """One member: a company of this portal, or an outside enterprise by its name. Its aid goes where it goes."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    undertaking = models.ForeignKey(
        Undertaking, models.PROTECT, related_name="enterprises", verbose_name=_("undertaking")
    )
    company = models.OneToOneField(
        Company, models.PROTECT, null=True, related_name="aid_enterprise", verbose_name=_("company")
    )
    named_by = models.ForeignKey(
        Company, models.PROTECT, related_name="+", verbose_name=_("named by"), editable=False
    )
    name = models.CharField(_("name"), max_length=200)
    number = models.CharField(_("register number"), max_length=20, blank=True)
    relation = models.CharField(_("how it belongs"), max_length=8, choices=Relation.choices)
    since = models.DateField(_("belongs since"))
    left_on = models.DateField(_("belongs no more since"), null=True)

    class Meta:
        verbose_name = _("enterprise of an undertaking")
        verbose_name_plural = _("enterprises of undertakings")
        constraints = [
            CheckConstraint(condition=Q(relation__in=Relation.values), name="enterprise_known_relation"),
            CheckConstraint(
                condition=~Q(relation=Relation.SELF) | Q(company__isnull=False, left_on__isnull=True),
                name="enterprise_self_is_a_company",
            ),
            CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("since")), name="enterprise_in_order"
            ),
            UniqueConstraint(
                fields=["undertaking", "number"],
                condition=~Q(number="") & Q(left_on__isnull=True, company__isnull=True),
                name="enterprise_named_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.public_id})"


class AidDeclaration(models.Model):
    """An owner's word, on a day, that the list of aid and of enterprises is complete. Never changed."""

    company = models.ForeignKey(
        Company, models.PROTECT, related_name="aid_declarations", verbose_name=_("company")
    )
    edition = models.CharField(_("edition of the words"), max_length=12)
    at = models.DateTimeField(_("declared"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("declaration of aid")
        verbose_name_plural = _("declarations of aid")
        indexes = [models.Index(fields=["company", "-at"], name="aid_declared_last")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.company} {self.at:%Y-%m-%d %H:%M:%S}"
