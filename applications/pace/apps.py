"""How the programme keeps to the day that it promised."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PaceConfig(AppConfig):
    name = "applications.pace"
    label = "pace"
    verbose_name = _("Pace")

    def ready(self) -> None:
        from applications.pace import acts, duties, notices  # noqa: F401, PLC0415
