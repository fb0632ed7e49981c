"""A comment on a section of a draft."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from portal.core.ids import public_id


class CommentQuerySet(models.QuerySet["Comment"]):
    """Filters of comments."""

    def open(self) -> "CommentQuerySet":
        return self.filter(resolved_at=None)


class Comment(models.Model):
    """What one person of the company says to the others. It is deleted for good by its author alone."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    application = models.ForeignKey(
        Application, models.CASCADE, related_name="comments", verbose_name=_("application")
    )
    section = models.CharField(_("section"), max_length=24)
    text = models.TextField(_("comment"))
    at = models.DateTimeField(_("written"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    resolved_at = models.DateTimeField(_("settled"), null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("settled by")
    )

    objects: ClassVar[CommentQuerySet] = CommentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["at", "id"]
        constraints = [
            CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="comment_resolved_together",
            ),
        ]
        indexes = [models.Index(fields=["application", "section", "at"], name="comment_thread")]

    def __str__(self) -> str:
        return f"{self.application} {self.section}: {self.public_id}"
