"""One step of one application's path, frozen from its mode at submission."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.models import Application, Version
from applications.models.mode import STEP_ROLES, StepKind
from portal.accounts.roles import choices
from portal.core.ids import public_id
from reviews.statuses import LABELS


class StepQuerySet(models.QuerySet["Step"]):
    """Filters of steps."""

    def open(self) -> "StepQuerySet":
        return self.filter(opened_at__isnull=False, closed_at__isnull=True)


class Step(models.Model):
    """A piece of work on an application: whose turn it is, until when, and how it ended."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="steps", editable=False, verbose_name=_("application")
    )
    position = models.PositiveSmallIntegerField(_("position"), editable=False)
    kind = models.CharField(_("kind"), max_length=16, choices=StepKind.choices, editable=False)
    role = models.CharField(_("whose turn"), max_length=20, choices=choices(*STEP_ROLES), editable=False)
    days = models.PositiveSmallIntegerField(_("working days"), editable=False)
    opened_at = models.DateTimeField(_("opened"), null=True, editable=False)
    due_on = models.DateField(_("due"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("closed by"),
    )
    outcome = models.CharField(_("outcome"), max_length=24, blank=True, editable=False)
    hours = models.DecimalField(
        _("GPU-hours found feasible"), max_digits=12, decimal_places=4, null=True, editable=False
    )
    checks = models.JSONField(_("checklist"), default=dict, editable=False)
    note = models.TextField(_("note for colleagues"), blank=True, editable=False)
    version = models.ForeignKey(
        Version,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("version judged"),
    )

    objects: ClassVar[StepQuerySet] = StepQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["position"]
        constraints = [
            UniqueConstraint(fields=["application", "position"], name="step_position_once"),
            UniqueConstraint(
                fields=["application"],
                condition=Q(opened_at__isnull=False, closed_at__isnull=True),
                name="one_open_step",
            ),
            CheckConstraint(condition=Q(kind__in=StepKind.values), name="step_known_kind"),
            CheckConstraint(
                condition=Q(outcome="") | Q(outcome__in=sorted(LABELS)), name="step_known_outcome"
            ),
            CheckConstraint(
                condition=Q(closed_at__isnull=True, outcome="")
                | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="step_closed_has_outcome",
            ),
            CheckConstraint(
                condition=Q(opened_at__isnull=True, due_on__isnull=True)
                | Q(opened_at__isnull=False, due_on__isnull=False),
                name="step_opened_has_due",
            ),
        ]
        indexes = [
            models.Index(
                fields=["role", "due_on", "id"],
                name="step_queue",
                condition=Q(opened_at__isnull=False, closed_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.get_kind_display()}"

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

    @property
    def outcome_label(self) -> str | Promise:
        return LABELS.get(self.outcome, "")
