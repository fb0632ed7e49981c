"""Screening of companies: VIES, the integrity questions and the EU's financial sanctions."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScreeningConfig(AppConfig):
    name = "companies.screening"
    label = "screening"
    verbose_name = _("Screening")

    def ready(self) -> None:
        from companies.screening import duties, effects, guards, names, panels  # noqa: F401, PLC0415
