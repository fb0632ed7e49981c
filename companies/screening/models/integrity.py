"""What a company answered on its integrity, version by version."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from companies.models import Company
from companies.screening.integrity.questions import KEYS, Reply
from companies.screening.lifecycle import STATEMENT
from companies.screening.roles import statement_scopes
from companies.screening.statuses import StatementStatus
from portal.accounts.roles import MEMBER_ROLES, Role
from portal.workflow.constraints import append_only, known_status, only_edges, stamped_in, stamped_together
from portal.workflow.subjects import Subject, SubjectQuerySet


class Statement(Subject):
    """One set of answers; a correction is a new one, so that what was said before stays readable."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="statements")
    version = models.PositiveIntegerField(_("version"), editable=False)
    edition = models.CharField(_("edition of the questions"), max_length=10, editable=False)
    explanation = models.TextField(_("explanation"), blank=True, max_length=3000, editable=False)
    given_at = models.DateTimeField(_("given"), editable=False)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    cleared_at = models.DateTimeField(_("cleared"), null=True, editable=False)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    objects: ClassVar[Any] = SubjectQuerySet.as_manager()

    lifecycle = STATEMENT
    scopes: ClassVar[Any] = staticmethod(statement_scopes)
    seeing = (*MEMBER_ROLES, Role.OFFICER, Role.DECIDER)
    kind: ClassVar[str] = "integrity"

    class Meta:
        verbose_name = _("answers on integrity")
        verbose_name_plural = _("answers on integrity")
        constraints = [
            known_status(STATEMENT),
            stamped_together(STATEMENT, "cleared"),
            stamped_in(STATEMENT, "cleared", StatementStatus.CLEARED),
            UniqueConstraint(fields=["company", "version"], name="integrity_version_once"),
        ]
        triggers = [only_edges(STATEMENT)]

    def __str__(self) -> str:
        return f"{self.company}, {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("companies:verify", args=[self.company.public_id])


class IntegrityAnswer(models.Model):
    """The answer to one question."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="answers")
    key = models.CharField(_("question"), max_length=20, choices=[(key, key) for key in KEYS], editable=False)
    reply = models.CharField(_("answer"), max_length=6, choices=Reply.choices, editable=False)

    class Meta:
        verbose_name = _("answer on integrity")
        verbose_name_plural = _("single answers on integrity")
        ordering = ["id"]
        constraints = [
            UniqueConstraint(fields=["statement", "key"], name="integrity_answer_once"),
            CheckConstraint(condition=Q(reply__in=Reply.values), name="integrity_answer_known"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.statement}: {self.key}"
