"""A screening of a company against one edition of the list, and each name that looks like a listed one."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from companies.models import Company
from companies.screening.lifecycle import HIT
from companies.screening.models.lists import ListedSubject, SanctionsList
from companies.screening.roles import hit_scopes
from companies.screening.statuses import HitStatus
from portal.accounts.roles import Role
from portal.workflow.constraints import append_only, known_status, only_edges, stamped_in, stamped_together
from portal.workflow.subjects import Subject, SubjectQuerySet


class Hit(Subject):
    """One name of the company beside one listed subject as it then read. A changed subject is a new hit."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="hits")
    subject = models.ForeignKey(ListedSubject, models.PROTECT, related_name="hits", editable=False)
    name = models.CharField(_("name of ours"), max_length=300, editable=False)
    name_key = models.CharField(max_length=64, editable=False)
    bearer = models.CharField(_("who bears it"), max_length=24, editable=False)
    listed_name = models.CharField(_("name on the list"), max_length=500, editable=False)
    strong = models.BooleanField(_("strong alias"), editable=False)
    score = models.DecimalField(_("score"), max_digits=5, decimal_places=2, editable=False)
    found_at = models.DateTimeField(_("found"), editable=False)
    proposed_at = models.DateTimeField(_("proposed"), null=True, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    ruled_at = models.DateTimeField(_("decided"), null=True, editable=False)
    ruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    objects: ClassVar[Any] = SubjectQuerySet.as_manager()

    lifecycle = HIT
    scopes: ClassVar[Any] = staticmethod(hit_scopes)
    seeing = (Role.OFFICER, Role.DECIDER)
    kind: ClassVar[str] = "hit"

    class Meta:
        verbose_name = _("hit on the sanctions list")
        verbose_name_plural = _("hits on the sanctions list")
        constraints = [
            known_status(HIT),
            stamped_together(HIT, "proposed"),
            stamped_together(HIT, "ruled"),
            stamped_in(HIT, "proposed", HitStatus.PROPOSED, HitStatus.CONFIRMED),
            stamped_in(HIT, "ruled", HitStatus.CLEARED, HitStatus.CONFIRMED),
            # Four eyes, whatever the code does.
            CheckConstraint(
                condition=~Q(status=HitStatus.CONFIRMED) | ~Q(ruled_by=models.F("proposed_by")),
                name="hit_confirmed_by_another",
            ),
            UniqueConstraint(fields=["company", "subject", "name_key"], name="hit_once"),
        ]
        triggers = [only_edges(HIT)]

    def __str__(self) -> str:
        return f"{self.name} ~ {self.listed_name} #{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("companies:verify", args=[self.company.public_id])


class Screening(models.Model):
    """That a company's names were compared with an edition, which names, and how many looked alike."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="screenings")
    edition = models.ForeignKey(SanctionsList, models.PROTECT, related_name="screenings", editable=False)
    names_digest = models.CharField(_("hash of the names"), max_length=64, editable=False)
    names = models.PositiveSmallIntegerField(_("names compared"), editable=False)
    at = models.DateTimeField(_("screened"), editable=False)
    hits: Any = models.ManyToManyField(Hit, related_name="screenings", editable=False)

    class Meta:
        verbose_name = _("screening")
        verbose_name_plural = _("screenings")
        ordering = ["-id"]
        constraints = [
            UniqueConstraint(fields=["company", "edition", "names_digest"], name="screening_once"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.company}, {self.edition} #{self.pk}"
