"""Who may bind a company."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MandatesConfig(AppConfig):
    name = "companies.mandates"
    label = "mandates"
    verbose_name = _("Mandates")

    def ready(self) -> None:
        from companies.mandates import acts, effects, guards, menu, notices, screened  # noqa: F401, PLC0415
