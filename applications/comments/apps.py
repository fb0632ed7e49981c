"""Threads beside the sections of a draft."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    name = "applications.comments"
    label = "comments"
    verbose_name = _("Comments in the company")

    def ready(self) -> None:
        from applications.comments import panels  # noqa: F401, PLC0415
