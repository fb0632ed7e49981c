"""Questions to the applicant in batches, and the reply to an assessment before the decision."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DialogueConfig(AppConfig):
    name = "applications.dialogue"
    label = "dialogue"
    verbose_name = _("Questions and replies")

    def ready(self) -> None:
        from applications.dialogue import acts, guards, notices, panels  # noqa: F401, PLC0415
