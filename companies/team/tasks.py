"""Periodic work on invitations and requests to join; each asks the database what is due and may run twice."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from companies.team import services


@shared_task(name="companies.expire_invitations")
def expire_invitations(**_future: Any) -> None:
    at = timezone.now()
    services.expire_invitations(at=at)
    services.expire_joins(at=at)
