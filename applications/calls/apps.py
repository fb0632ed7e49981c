"""Calls with cut-offs: when an access mode takes applications, and until when."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CallsConfig(AppConfig):
    name = "applications.calls"
    label = "calls"
    verbose_name = _("Calls")

    def ready(self) -> None:
        from applications.calls import acts, api, effects, guards, menu, panels  # noqa: F401, PLC0415

        api.register()
