"""What an application says: answers by section, and frozen versions."""

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint
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
