"""Capacity of the national share, offers, and allocations on the machine."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AllocationsConfig(AppConfig):
    name = "allocations"
    verbose_name = _("Allocations")

    def ready(self) -> None:
        from allocations import acts, duties, effects, guards, menu, notices, panels  # noqa: F401, PLC0415
