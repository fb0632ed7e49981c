"""The EU's list of financial sanctions as an administrator loaded it, edition by edition.

A subject is stored once for as long as it reads the same: `since` is the edition that brought it and
`removed_in` the one that changed or dropped it. What stood on the list on a day can always be told.
"""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from portal.workflow.constraints import append_only


class SubjectKind(models.TextChoices):
    """Kinds of subjects that the list has."""

    PERSON = "person", _("Person")
    ENTITY = "entity", _("Entity")


class SanctionsList(models.Model):
    """One edition, known by the hash of its file."""

    digest = models.CharField(_("SHA-256 of the file"), max_length=64, unique=True, editable=False)
    generated_at = models.DateTimeField(_("made by the Commission"), editable=False)
    loaded_at = models.DateTimeField(_("loaded"), editable=False)
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    subjects = models.PositiveIntegerField(_("subjects"), editable=False)
    names = models.PositiveIntegerField(_("names"), editable=False)
    added = models.PositiveIntegerField(_("added"), editable=False)
    changed = models.PositiveIntegerField(_("changed"), editable=False)
    removed = models.PositiveIntegerField(_("removed"), editable=False)

    class Meta:
        verbose_name = _("sanctions list")
        verbose_name_plural = _("sanctions lists")
        ordering = ["-id"]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.generated_at:%Y-%m-%d} {self.digest[:12]}"


class ListedSubject(models.Model):
    """A person or entity on the list, as it read from one edition on."""

    reference = models.CharField(_("reference"), max_length=64, editable=False)
    eu_reference = models.CharField(_("EU reference"), max_length=64, blank=True, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=SubjectKind.choices, editable=False)
    programme = models.CharField(_("programme"), max_length=64, blank=True, editable=False)
    births = models.JSONField(_("dates of birth"), default=list, editable=False)
    digest = models.CharField(_("hash of what it says"), max_length=64, editable=False)
    since = models.ForeignKey(SanctionsList, models.PROTECT, related_name="brought", editable=False)
    removed_in = models.ForeignKey(
        SanctionsList, models.PROTECT, null=True, related_name="dropped", editable=False
    )

    class Meta:
        verbose_name = _("listed subject")
        verbose_name_plural = _("listed subjects")
        constraints = [
            UniqueConstraint(
                fields=["reference"], condition=Q(removed_in__isnull=True), name="listed_once_at_a_time"
            ),
            CheckConstraint(condition=Q(kind__in=SubjectKind.values), name="listed_known_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.eu_reference or self.reference} #{self.pk}"


class ListedName(models.Model):
    """One name of a subject; `folded` is what names are compared by."""

    subject = models.ForeignKey(ListedSubject, models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=500, editable=False)
    folded = models.CharField(_("name as it is compared"), max_length=600, editable=False)
    strong = models.BooleanField(_("strong alias"), editable=False)

    class Meta:
        verbose_name = _("listed name")
        verbose_name_plural = _("listed names")
        indexes = [GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="listed_name_trigrams")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"
