"""A company as it registered itself, and its last closed years."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from companies.lifecycle import COMPANY
from companies.roles import company_scopes
from companies.statuses import CompanyStatus
from portal.accounts.roles import MEMBER_ROLES, Role
from portal.workflow.constraints import known_status, only_edges, stamped_in, stamped_together
from portal.workflow.subjects import Subject, SubjectQuerySet


class LegalForm(models.TextChoices):
    """Legal forms in Luxembourg that an applicant may have."""

    SARL = "sarl", _("Private limited company (S.à r.l.)")
    SARL_S = "sarl-s", _("Simplified private limited company (S.à r.l.-S)")
    SA = "sa", _("Public limited company (S.A.)")
    SAS = "sas", _("Simplified joint stock company (S.A.S.)")
    SCA = "sca", _("Partnership limited by shares (S.C.A.)")
    SCS = "scs", _("Limited partnership (S.C.S.)")
    SNC = "snc", _("General partnership (S.N.C.)")
    SC = "sc", _("Civil company (S.C.)")
    SCOP = "scop", _("Cooperative (S.Coop.)")
    SE = "se", _("European company (S.E.)")
    SOLE = "sole", _("Sole trader")
    LIBERAL = "liberal", _("Liberal profession")
    ASBL = "asbl", _("Non-profit association (A.s.b.l.)")
    OTHER = "other", _("Another form")


# The company is a person: it may be in no trade register, and the number of a person is not kept here.
PERSONAL = (LegalForm.LIBERAL.value, LegalForm.SOLE.value)


class Canton(models.TextChoices):
    """The twelve cantons."""

    CAPELLEN = "capellen", _("Capellen")
    CLERVAUX = "clervaux", _("Clervaux")
    DIEKIRCH = "diekirch", _("Diekirch")
    ECHTERNACH = "echternach", _("Echternach")
    ESCH = "esch", _("Esch-sur-Alzette")
    GREVENMACHER = "grevenmacher", _("Grevenmacher")
    LUXEMBOURG = "luxembourg", _("Luxembourg")
    MERSCH = "mersch", _("Mersch")
    REDANGE = "redange", _("Redange")
    REMICH = "remich", _("Remich")
    VIANDEN = "vianden", _("Vianden")
    WILTZ = "wiltz", _("Wiltz")


class NaceRevision(models.TextChoices):
    """The edition of the activity code; 62.01 exists in 2.0 only and 62.10 in 2.1 only."""

    REV_2_1 = "2.1", _("Revision 2.1 (since 2025)")
    REV_2_0 = "2.0", _("Revision 2 (until 2024)")


class Company(Subject):
    """One registered enterprise. What it says of itself here is never asked again."""

    name = models.CharField(_("name"), max_length=200)
    legal_form = models.CharField(_("legal form"), max_length=8, choices=LegalForm.choices)
    rcs = models.CharField(
        _("RCS number"),
        max_length=8,
        blank=True,
        help_text=_("From the business register, for example B123456. A liberal profession may have none."),
    )
    permit = models.CharField(
        _("business permit"),
        max_length=64,
        blank=True,
        help_text=_("The number as it is printed on the autorisation d'établissement."),
    )
    lei = models.CharField(_("LEI"), max_length=20, blank=True, help_text=_("Twenty letters and digits."))
    vat = models.CharField(
        _("VAT number"),
        max_length=10,
        blank=True,
        help_text=_("LU and eight digits. Leave empty if you have none."),
    )
    matricule = models.CharField(
        _("national identification number"),
        max_length=11,
        blank=True,
        help_text=_("Eleven digits. A sole trader has none: the number of a person is not kept here."),
    )
    nace = models.CharField(_("main activity (NACE code)"), max_length=5, help_text=_("For example 62.10."))
    nace_revision = models.CharField(
        _("revision of the NACE code"),
        max_length=3,
        choices=NaceRevision.choices,
        default=NaceRevision.REV_2_1,
    )
    street = models.CharField(_("street and number"), max_length=200)
    postcode = models.CharField(_("postcode"), max_length=4, help_text=_("Four digits."))
    city = models.CharField(_("town"), max_length=100)
    canton = models.CharField(_("canton"), max_length=16, choices=Canton.choices)
    founded_on = models.DateField(_("founded on"))
    website = models.URLField(_("website"), blank=True)
    language = models.CharField(
        _("language of correspondence"), max_length=2, choices=settings.LANGUAGES, default="fr"
    )
    created_at = models.DateTimeField(editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    submitted_at = models.DateTimeField(_("sent for verification"), null=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    verified_at = models.DateTimeField(_("verified"), null=True, editable=False)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    verified_until = models.DateField(_("verified until"), null=True, editable=False)

    objects: ClassVar[Any] = SubjectQuerySet.as_manager()

    lifecycle = COMPANY
    scopes: ClassVar[Any] = staticmethod(company_scopes)
    seeing = (*MEMBER_ROLES, Role.OFFICER, Role.DECIDER)
    kind: ClassVar[str] = "company"

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("companies")
        constraints = [
            known_status(COMPANY),
            stamped_together(COMPANY, "submitted"),
            stamped_together(COMPANY, "verified"),
            stamped_in(COMPANY, "submitted", CompanyStatus.SUBMITTED, CompanyStatus.VERIFIED),
            stamped_in(COMPANY, "verified", CompanyStatus.VERIFIED),
            UniqueConstraint(fields=["rcs"], condition=~Q(rcs=""), name="company_once_by_rcs"),
            # A permit names a person who may manage several firms, so it tells apart only those without RCS.
            UniqueConstraint(
                fields=["permit"], condition=Q(rcs="") & ~Q(permit=""), name="company_once_by_permit"
            ),
            UniqueConstraint(fields=["lei"], condition=~Q(lei=""), name="company_once_by_lei"),
            UniqueConstraint(
                fields=["matricule"], condition=~Q(matricule=""), name="company_once_by_matricule"
            ),
            UniqueConstraint(fields=["vat"], condition=~Q(vat=""), name="company_once_by_vat"),
            CheckConstraint(
                condition=Q(rcs__regex=r"^[A-Z][0-9]{1,7}$")
                | (Q(rcs="", legal_form__in=PERSONAL) & ~Q(vat="", permit="")),
                name="company_rcs_shape",
            ),
            CheckConstraint(
                condition=Q(lei="") | Q(lei__regex=r"^[A-Z0-9]{18}[0-9]{2}$"), name="company_lei_shape"
            ),
            CheckConstraint(
                condition=Q(matricule="", legal_form__in=PERSONAL) | Q(matricule__regex=r"^[0-9]{11}$"),
                name="company_matricule_shape",
            ),
            CheckConstraint(condition=Q(vat="") | Q(vat__regex=r"^LU[0-9]{8}$"), name="company_vat_shape"),
            CheckConstraint(condition=Q(postcode__regex=r"^[0-9]{4}$"), name="company_postcode_shape"),
        ]
        indexes = [models.Index(fields=["status", "submitted_at", "id"], name="company_queue")]
        triggers = [only_edges(COMPANY)]

    def __str__(self) -> str:
        return f"{self.name} ({self.shown_number})"

    @property
    def shown_number(self) -> str:
        """What tells this company apart in a list: its place in the register, else its VAT number or permit."""
        return self.rcs or self.vat or self.permit

    def get_absolute_url(self) -> str:
        return reverse("companies:detail", args=[self.public_id])

    def notice_context(self, event: Any) -> dict[str, Any]:
        role = event.data.get("role", "")
        words = Role(role).label if role in MEMBER_ROLES else ""
        return {"company": self.name, "rcs": self.shown_number, "note": event.note, "role": words}


class FinancialYear(models.Model):
    """Headcount, turnover and balance sheet of one closed year; Recommendation 2003/361/EC, Annex, Art. 2 and 4.

    A company that has closed none gives an estimate instead.
    """

    company = models.ForeignKey(Company, models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField(_("year"))
    headcount = models.DecimalField(
        _("headcount"),
        max_digits=8,
        decimal_places=2,
        validators=[MinValueValidator(0)],
        help_text=_("Full-time posts over the whole year; part-time as fractions."),
    )
    turnover = models.DecimalField(
        _("turnover"), max_digits=15, decimal_places=2, help_text=_("In euro, without VAT.")
    )
    balance_sheet = models.DecimalField(_("balance sheet total"), max_digits=15, decimal_places=2)
    estimate = models.BooleanField(
        _("estimate"), default=False, help_text=_("For a company that has not closed a year yet.")
    )

    class Meta:
        verbose_name = _("closed year")
        verbose_name_plural = _("closed years")
        ordering = ["-year"]
        constraints = [
            UniqueConstraint(fields=["company", "year"], name="year_once"),
            CheckConstraint(
                condition=Q(headcount__gte=0, turnover__gte=0, balance_sheet__gte=0), name="year_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company} {self.year}"
