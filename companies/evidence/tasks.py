"""Periodic work on verifications; each asks the database what is due and may run twice."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from companies.evidence import expiry, retention


@shared_task(name="companies.evidence.remind")
def remind(**_future: Any) -> None:
    expiry.remind(at=timezone.now())


@shared_task(name="companies.evidence.expire")
def expire(**_future: Any) -> None:
    expiry.expire(at=timezone.now())


@shared_task(name="companies.evidence.erase")
def erase(**_future: Any) -> None:
    retention.erase(at=timezone.now())
