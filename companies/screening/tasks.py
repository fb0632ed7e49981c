"""What workers do for the screening. The broker carries ids only; each task asks the database what is due."""

from datetime import timedelta

from celery import shared_task
from django.conf import settings

from companies.screening.sanctions import screening
from companies.screening.vies import asking
from portal.notifications.tasks import DatabaseClock


@shared_task(name=asking.ASK)
def ask_vies(*, check_ids: list[int], **_future: object) -> None:
    """Ask VIES about these numbers."""
    clock = DatabaseClock()
    asking.serve(check_ids, clock=clock, until=clock() + timedelta(seconds=settings.DELIVERY_BUDGET))


@shared_task(name="companies.screening.sweep_vies")
def sweep_vies(**_future: object) -> None:
    """Ring for numbers that were never asked about, were lost with a worker, or have waited long enough."""
    asking.sweep(at=DatabaseClock()())


@shared_task(name=screening.SCREEN)
def screen(**_future: object) -> None:
    """Compare names with the list wherever either has changed."""
    screening.sweep(at=DatabaseClock()())
