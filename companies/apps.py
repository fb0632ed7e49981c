"""The company: who it is, who belongs to it, and whether that has been verified."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CompaniesConfig(AppConfig):
    name = "companies"
    verbose_name = _("Companies")

    def ready(self) -> None:
        from companies import acts, api, duties, effects, guards, menu, notices  # noqa: F401, PLC0415

        api.register()
