"""Access modes and their paths: rows that an administrator edits, each with the source of its figures."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from applications.statuses import ModeState
from portal.accounts.roles import Role, choices


class StepKind(models.TextChoices):
    """What a step on the path is about."""

    ELIGIBILITY = "eligibility", _("Eligibility check")
    TECHNICAL = "technical", _("Technical assessment")
    REVIEW = "review", _("Expert review")
    DECISION = "decision", _("Decision")


STEP_ROLES = (Role.OFFICER, Role.ASSESSOR, Role.REVIEWER, Role.DECIDER)


class AccessMode(models.Model):  # type: ignore[django-manager-missing]  # its manager comes with its translations
    """A way in: how many GPU-hours, for how long, by which path, and how soon we promise an answer."""

    slug = models.SlugField(_("short name in addresses"), unique=True)
    code = models.CharField(
        _("code in references"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}\Z", _("Give two capital letters."))],
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name = models.CharField(_("name"), max_length=80)
    summary = models.TextField(_("what it is for"))
    state = models.CharField(_("state"), max_length=8, choices=ModeState.choices, default=ModeState.CLOSED)
    state_reason = models.TextField(_("why it is paused or closed"), blank=True)
    hours_min = models.DecimalField(_("GPU-hours, at least"), max_digits=12, decimal_places=4)
    hours_max = models.DecimalField(
        _("GPU-hours, at most"), max_digits=12, decimal_places=4, null=True, blank=True
    )
    months = ArrayField(models.PositiveSmallIntegerField(), verbose_name=_("terms in months"))
    promise_days = models.PositiveSmallIntegerField(
        _("answer promised within"),
        help_text=_("Working days in Luxembourg."),
        validators=[MinValueValidator(1)],
    )
    offer_days = models.PositiveSmallIntegerField(
        _("an offer stands for"), default=14, help_text=_("Calendar days."), validators=[MinValueValidator(1)]
    )
    reply_days = models.PositiveSmallIntegerField(
        _("right to reply before the decision"),
        default=0,
        help_text=_("Working days that the applicant has to reply to the assessment; 0 means no such right."),
    )
    conditions = models.TextField(_("conditions of an award"))
    getting_in = models.TextField(_("how to get in, once it is set up"))
    source = models.TextField(_("where these figures come from"))
    valid_from = models.DateField(_("valid from"))
    # Whoever reads a mode knows its form without another query: published editions never change.
    form = models.ForeignKey(
        "questionnaires.Edition",
        models.PROTECT,
        to_field="public_id",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("form in use"),
    )

    class Meta:
        verbose_name = _("access mode")
        verbose_name_plural = _("access modes")
        ordering = ["position", "id"]
        constraints = [
            CheckConstraint(condition=Q(state__in=ModeState.values), name="mode_known_state"),
            CheckConstraint(condition=Q(hours_min__gt=0), name="mode_hours_positive"),
            CheckConstraint(
                condition=Q(hours_max__isnull=True) | Q(hours_max__gte=F("hours_min")),
                name="mode_hours_in_order",
            ),
            CheckConstraint(condition=Q(code__regex=r"^[A-Z]{2}$"), name="mode_code_shape"),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_open(self) -> bool:
        return self.state == ModeState.OPEN

    @property
    def fixed_hours(self) -> bool:
        """Everybody gets the same number of GPU-hours, so nobody is asked."""
        return self.hours_min == self.hours_max


class ModeStep(models.Model):
    """One step of a mode's path. An application keeps the path it was submitted under."""

    mode = models.ForeignKey(AccessMode, models.CASCADE, related_name="path")
    position = models.PositiveSmallIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=16, choices=StepKind.choices)
    role = models.CharField(_("who does it"), max_length=20, choices=choices(*STEP_ROLES))
    days = models.PositiveSmallIntegerField(
        _("due after"),
        help_text=_("Working days from when the step opens; 0 means on the same day."),
    )

    class Meta:
        verbose_name = _("step of the path")
        verbose_name_plural = _("path")
        ordering = ["position"]
        constraints = [
            UniqueConstraint(fields=["mode", "position"], name="mode_step_position_once"),
            CheckConstraint(condition=Q(kind__in=StepKind.values), name="mode_step_known_kind"),
            CheckConstraint(condition=Q(role__in=STEP_ROLES), name="mode_step_known_role"),
        ]

    def __str__(self) -> str:
        return f"{self.mode} {self.position}: {self.get_kind_display()}"


class ReferenceCounter(models.Model):
    """The last number given within one mode and year; its row lock is what makes references gapless."""

    code = models.CharField(max_length=2)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("reference counter")
        verbose_name_plural = _("reference counters")
        constraints = [UniqueConstraint(fields=["code", "year"], name="reference_counter_once")]

    def __str__(self) -> str:
        return f"{self.year}{self.code}: {self.last}"
