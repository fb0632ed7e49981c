"""Uploads: checked, scanned, kept apart from the site, and handed out to whoever may see what they belong to."""

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    name = "portal.files"
    label = "files"
    verbose_name = _("Files")

    def ready(self) -> None:
        from portal.files.checks import storage_is_complete  # noqa: PLC0415

        register(storage_is_complete)
