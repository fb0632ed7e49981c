"""Periodic work on promises; it asks the database what is due and may run twice."""

from typing import Any

from celery import shared_task
from django.utils import timezone


@shared_task(name="applications.pace.watch")
def watch(**_future: Any) -> None:
    from applications.pace import warning  # noqa: PLC0415

    warning.warn(at=timezone.now())
