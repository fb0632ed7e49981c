"""Periodic work on replies: it asks the database what is due and may run twice."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from applications.dialogue import replies


@shared_task(name="applications.dialogue.end_replies")
def end_replies(**_future: Any) -> None:
    replies.end_replies(at=timezone.now())
