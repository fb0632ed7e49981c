"""Which door is mine? Three questions, our access modes, and the doors of others."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DoorsConfig(AppConfig):
    name = "applications.doors"
    label = "doors"
    verbose_name = _("Doors")

    def ready(self) -> None:
        from applications.doors import menu  # noqa: F401, PLC0415
