"""Files that answer a question of an application."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.files.models import FileLink
from portal.workflow.constraints import append_only


class AnswerFile(FileLink):
    """One upload as an answer. It stays when another replaces it: a frozen version still names it."""

    application = models.ForeignKey(
        "applications.Application", models.PROTECT, related_name="answer_files", verbose_name=_("application")
    )
    question = models.CharField(_("question"), max_length=40)
    at = models.DateTimeField(_("added"))

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("file of an application")
        verbose_name_plural = _("files of applications")
        ordering = ["-id"]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.application}: {self.question} ({self.file_id})"
