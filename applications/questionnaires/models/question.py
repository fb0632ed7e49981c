"""Questions of a section, and what they are made of: answers to choose from, columns of a table."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from applications.questionnaires import conditions, kinds
from applications.questionnaires.kinds import IN_TABLES, Kind
from applications.questionnaires.models.edition import SectionRow, key_field, only_in_drafts

_OF_SECTION = "SELECT edition_id FROM questionnaires_sectionrow WHERE id = {row}.section_id"
_OF_QUESTION = (
    "SELECT s.edition_id FROM questionnaires_sectionrow s JOIN questionnaires_questionrow q ON q.section_id = s.id "
    "WHERE q.id = {row}.question_id"
)


def checked_options(kind: str, given: Any) -> None:
    try:
        kinds.read_options(kind, given)
    except ValueError as wrong:
        raise ValidationError({"options": str(wrong)}) from wrong


class QuestionRow(models.Model):  # type: ignore[django-manager-missing]  # its manager comes with its translations
    """One question. What it may carry depends on its kind: see kinds.py."""

    section = models.ForeignKey(
        SectionRow, models.CASCADE, related_name="questions", verbose_name=_("section")
    )
    key = key_field()
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    heading = models.CharField(
        _("heading above"),
        max_length=120,
        blank=True,
        help_text=_("Begins a group of questions. Leave empty to go on."),
    )
    label = models.CharField(_("question"), max_length=250)
    help = models.TextField(_("help"), blank=True, help_text=_("One or two sentences, with an example."))
    missing = models.CharField(
        _("said where it is missing"),
        max_length=250,
        blank=True,
        help_text=_("Makes the question compulsory: “Enter a title.” Leave empty where it is optional."),
    )
    refusal = models.CharField(
        _("said where it blocks"),
        max_length=250,
        blank=True,
        help_text=_('For the answers named in the option "blocks".'),
    )
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    options = models.JSONField(
        _("options"),
        default=dict,
        blank=True,
        help_text=_('For example {"limit": 500} for a text, {"maximum": 50, "decimals": 1} for a number.'),
    )
    condition = models.JSONField(
        _("only if"),
        default=dict,
        blank=True,
        help_text=_('For example {"question": "personal", "is": ["yes", "unsure"]}. Empty: always.'),
    )
    public = models.BooleanField(
        _("public"),
        default=False,
        help_text=_("May be published once the hours are awarded. All other answers are confidential."),
    )

    class Meta:
        verbose_name = _("question of a form")
        verbose_name_plural = _("questions of forms")
        ordering = ["section", "position", "id"]
        constraints = [
            UniqueConstraint(fields=["section", "key"], name="form_question_once"),
            CheckConstraint(condition=Q(kind__in=Kind.values), name="form_question_known_kind"),
        ]
        triggers = [only_in_drafts(_OF_SECTION)]

    def __str__(self) -> str:
        return f"{self.section}.{self.key}"

    def clean(self) -> None:
        """Options and condition in a shape that the builder reads."""
        if self.key in kinds.RESERVED:
            raise ValidationError({"key": _("The page needs this name itself. Choose another.")})
        checked_options(self.kind, self.options)
        if wrong := conditions.problem(self.condition):
            raise ValidationError({"condition": wrong})


class ChoiceRow(models.Model):  # type: ignore[django-manager-missing]  # its manager comes with its translations
    """One answer to choose."""

    question = models.ForeignKey(
        QuestionRow, models.CASCADE, related_name="choices", verbose_name=_("question")
    )
    key = key_field()
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    label = models.CharField(_("answer"), max_length=250)

    class Meta:
        verbose_name = _("answer to choose")
        verbose_name_plural = _("answers to choose")
        ordering = ["question", "position", "id"]
        constraints = [UniqueConstraint(fields=["question", "key"], name="form_choice_once")]
        triggers = [only_in_drafts(_OF_QUESTION)]

    def __str__(self) -> str:
        return f"{self.question}={self.key}"


class ColumnRow(models.Model):  # type: ignore[django-manager-missing]  # its manager comes with its translations
    """One column of a table, of a simple kind. A row of answers needs every column that is not optional."""

    question = models.ForeignKey(
        QuestionRow, models.CASCADE, related_name="columns", verbose_name=_("question")
    )
    key = key_field()
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=8, choices=[(kind.value, kind.label) for kind in IN_TABLES])
    label = models.CharField(_("heading"), max_length=80)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    options = models.JSONField(_("options"), default=dict, blank=True)
    required = models.BooleanField(_("compulsory in each row"), default=True)

    class Meta:
        verbose_name = _("column of a table")
        verbose_name_plural = _("columns of tables")
        ordering = ["question", "position", "id"]
        constraints = [
            UniqueConstraint(fields=["question", "key"], name="form_column_once"),
            CheckConstraint(condition=Q(kind__in=list(IN_TABLES)), name="form_column_simple_kind"),
        ]
        triggers = [only_in_drafts(_OF_QUESTION)]

    def __str__(self) -> str:
        return f"{self.question}[{self.key}]"

    def clean(self) -> None:
        checked_options(self.kind, self.options)
