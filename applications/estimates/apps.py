"""Estimates that people take into their applications, and the page that makes them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EstimatesConfig(AppConfig):
    name = "applications.estimates"
    label = "estimates"
    verbose_name = _("Estimates")

    def ready(self) -> None:
        from applications.estimates import menu, panels  # noqa: F401, PLC0415
