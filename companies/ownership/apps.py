"""Ownership of companies: the size check, the graph that is kept, the judgements."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OwnershipConfig(AppConfig):
    name = "companies.ownership"
    label = "ownership"
    verbose_name = _("Ownership and size")

    def ready(self) -> None:
        from companies.ownership import acts, effects, guards, menu, panels, screened  # noqa: F401, PLC0415
