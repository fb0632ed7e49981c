"""Access modes, the application form, drafts, versions, questions and answers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    name = "applications"
    verbose_name = _("Applications")

    def ready(self) -> None:
        from applications import api, duties, effects, guards, menu, notices  # noqa: F401, PLC0415

        api.register()
