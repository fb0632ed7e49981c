"""Letting people in: invitations by mail."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TeamConfig(AppConfig):
    name = "companies.team"
    label = "team"
    verbose_name = _("Invitations")

    def ready(self) -> None:
        from companies.team import acts, effects, guards, header, menu, notices  # noqa: F401, PLC0415
