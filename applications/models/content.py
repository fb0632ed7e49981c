"""What an application says: answers by section, frozen versions, questions and their answers."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from applications.models.application import Application
from portal.workflow.constraints import append_only


class SectionAnswers(models.Model):
    """The answers of one section as last saved. `version` grows by one with each save."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="sections")
    section = models.CharField(_("section"), max_length=24)
    values = models.JSONField(_("answers"), default=dict)
    version = models.PositiveIntegerField(_("version"), default=1)
    saved_at = models.DateTimeField(_("saved"))
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints = [UniqueConstraint(fields=["application", "section"], name="section_once")]

    def __str__(self) -> str:
        return f"{self.application}: {self.section}"


class Version(models.Model):
    """What was submitted, frozen: the content, and the hash that vouches for it."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    content = models.JSONField(_("content"))
    digest = models.CharField(_("SHA-256 of the content"), max_length=64)
    at = models.DateTimeField(_("frozen"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [UniqueConstraint(fields=["application", "number"], name="version_once")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.application} v{self.number}"


class QuestionQuerySet(models.QuerySet["Question"]):
    """Filters of questions."""

    def open(self) -> "QuestionQuerySet":
        """Those that wait for an answer; the database admits one to an application."""
        return self.filter(answered_at__isnull=True, closed_at__isnull=True)


class Question(models.Model):
    """A question to the applicant. While it is open the promise stands still; `opens` names the sections to correct."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="questions")
    text = models.TextField(_("question"))
    opens = ArrayField(models.CharField(max_length=24), default=list, verbose_name=_("sections to correct"))
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answer_by = models.DateField(_("answer hoped for by"))
    # Until `answered_at` is filled this is a draft that only the company reads.
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(_("closed without an answer"), null=True)

    objects: ClassVar[QuestionQuerySet] = QuestionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["asked_at"]
        constraints = [
            UniqueConstraint(
                fields=["application"],
                condition=Q(answered_at__isnull=True, closed_at__isnull=True),
                name="one_open_question",
            ),
            CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="question_answered_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.asked_at:%Y-%m-%d}"
