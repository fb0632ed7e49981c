"""The one mechanism for every state."""

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class WorkflowConfig(AppConfig):
    name = "portal.workflow"
    label = "workflow"
    verbose_name = _("Workflow")

    def ready(self) -> None:
        from portal.workflow.checks import tables_hold  # noqa: PLC0415

        register(tables_hold)
