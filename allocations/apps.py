"""Capacity of the national share, offers, and allocations on the machine."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AllocationsConfig(AppConfig):
    name = "allocations"
    verbose_name = _("Allocations")

    def ready(self) -> None:
        from allocations import (  # noqa: PLC0415
            acts,  # noqa: F401
            again,  # noqa: F401
            duties,  # noqa: F401
            effects,  # noqa: F401
            guards,  # noqa: F401
            menu,  # noqa: F401
            notices,  # noqa: F401
            panels,  # noqa: F401
            paper,  # noqa: F401
        )
