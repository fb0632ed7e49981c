"""Periodic work on drafts; it asks the database what is due and may run twice."""

from typing import Any

from celery import shared_task
from django.utils import timezone


@shared_task(name="applications.again.carry")
def carry(**_future: Any) -> None:
    from applications.again import carrying  # noqa: PLC0415

    carrying.carry(at=timezone.now())
