"""One version of one piece of evidence. A new upload is a new version; the old ones stay."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, QuerySet, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from companies.evidence.kinds import KINDS
from companies.models import Company
from portal.files.models import FileLink
from portal.workflow.constraints import append_only


class EvidenceQuerySet(models.QuerySet[Any]):
    """Filters. Whoever sees the company sees its evidence, and nobody else."""

    def visible_to(self, user: Any) -> Self:
        return self.filter(company__in=Company.objects.visible_to(user))

    def files_seen_by(self, user: Any) -> QuerySet[Any, Any]:
        return self.visible_to(user).values("file")

    def newest(self) -> Self:
        """The version that counts, of each kind and year."""
        return self.order_by("company", "kind", "year", "-version").distinct("company", "kind", "year")


class Evidence(FileLink):
    """`year` is the closed year that it is about, 0 for what belongs to no year."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="evidence", verbose_name=_("company"))
    kind = models.CharField(_("kind"), max_length=12)
    year = models.PositiveSmallIntegerField(_("year"), default=0)
    version = models.PositiveSmallIntegerField(_("version"))
    issued_on = models.DateField(_("date on the document"), null=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    added_at = models.DateTimeField(_("added"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )

    objects: ClassVar[Any] = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            UniqueConstraint(fields=["company", "kind", "year", "version"], name="evidence_version_once"),
            CheckConstraint(condition=Q(kind__in=sorted(KINDS)), name="evidence_known_kind"),
            CheckConstraint(condition=Q(version__gte=1), name="evidence_version_from_one"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.company}: {self.kind} {self.year or ''} v{self.version}"
