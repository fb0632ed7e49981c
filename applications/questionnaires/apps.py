"""The application's form as rows: editions for each access mode, edited in the administration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuestionnairesConfig(AppConfig):
    name = "applications.questionnaires"
    label = "questionnaires"
    verbose_name = _("Application forms")

    def ready(self) -> None:
        from applications.questionnaires import acts, effects, guards, holding  # noqa: F401, PLC0415
