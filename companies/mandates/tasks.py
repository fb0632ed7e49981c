"""Periodic work on mandates; each asks the database what is due and may run twice."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from companies.mandates import services


@shared_task(name="companies.watch_mandates")
def watch_mandates(**_future: Any) -> None:
    at = timezone.now()
    services.lapse(at=at)
    services.remind(at=at)
