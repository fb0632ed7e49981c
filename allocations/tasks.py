"""Periodic work on offers and allocations; each asks the database what is due and may run twice."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from allocations import services


@shared_task(name="allocations.lapse_offers")
def lapse_offers(**_future: Any) -> None:
    services.lapse_offers(at=timezone.now())


@shared_task(name="allocations.remind_of_offers")
def remind_of_offers(**_future: Any) -> None:
    services.remind_of_offers(at=timezone.now())


@shared_task(name="allocations.end_terms")
def end_terms(**_future: Any) -> None:
    services.end_terms(at=timezone.now())
