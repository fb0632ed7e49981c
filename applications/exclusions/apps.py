"""Excluded reviewers: named by the applicant, matched against the people who judge."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExclusionsConfig(AppConfig):
    name = "applications.exclusions"
    label = "exclusions"
    verbose_name = _("Excluded reviewers")

    def ready(self) -> None:
        from applications.exclusions import guards, panels  # noqa: F401, PLC0415
