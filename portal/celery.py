"""Celery's entry point: `celery -A portal worker` and `celery -A portal beat`."""

import os
from typing import Any

from celery import Celery
from django_structlog.celery.signals import modify_context_before_task_publish
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")

# What a task inherits from the request's log lines, so that both can be found by the same id.
INHERITED = frozenset({"request_id", "correlation_id", "parent_task_id"})

app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["worker"].add(DjangoStructLogInitStep)


def keep_people_out(*, context: dict[str, Any], **_signal: Any) -> None:
    """SECURITY: the address and the person of the request stay out of the broker."""
    for name in set(context) - INHERITED:
        del context[name]


modify_context_before_task_publish.connect(keep_people_out)
