"""Signatures, PDF files and receipts of applications, and the public check of them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PaperConfig(AppConfig):
    name = "applications.paper"
    label = "paper"
    verbose_name = _("Paper")

    def ready(self) -> None:
        from applications.paper import acts, effects, menu, panels  # noqa: F401, PLC0415
