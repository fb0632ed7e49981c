"""An earlier application as the beginning of a new one."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgainConfig(AppConfig):
    name = "applications.again"
    label = "again"
    verbose_name = _("Applying again")

    def ready(self) -> None:
        from applications.again import acts, notices, panels  # noqa: F401, PLC0415
