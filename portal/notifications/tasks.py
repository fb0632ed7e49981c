"""What workers do with messages. The broker carries ids only; each task asks the database what is due."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from celery import shared_task
from django.conf import settings
from django.db import connection

from portal.notifications import bell, canary, letters, outbox, sweeping
from portal.notifications.delivery import serve
from portal.notifications.mailer import Mailer
from portal.notifications.models import Letter, Notice, Outgoing


class DatabaseClock:
    """One clock for all workers, so that a lease means the same on every machine.

    Asked once; from then on this machine only counts how long ago that was.
    """

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            self._began = cursor.fetchone()[0]
        self._ticks = time.monotonic()

    def __call__(self) -> datetime:
        return self._began + timedelta(seconds=time.monotonic() - self._ticks)


@shared_task(name=bell.DELIVER)
def deliver(*, notice_ids: list[int], **_future: object) -> None:
    """Send what waits for the recipients of these notices."""
    _deliver(Notice, notice_ids, outbox.ring)


@shared_task(name=bell.DELIVER_LETTERS)
def deliver_letters(*, letter_ids: list[int], **_future: object) -> None:
    """Send what waits for the recipients of these letters."""
    _deliver(Letter, letter_ids, letters.ring)


def _deliver(model: type[Outgoing], ids: list[int], ring: Callable[[list[int]], None]) -> None:
    clock = DatabaseClock()
    until = clock() + timedelta(seconds=settings.DELIVERY_BUDGET)
    with Mailer() as mailer:
        finished = serve(model, ids, mailer=mailer, clock=clock, until=until)
    if not finished:
        ring(ids)


@shared_task(name="portal.notifications.sweep")
def sweep(**_future: object) -> None:
    """Ring for whatever was never rung, was lost with a worker, or has waited long enough."""
    sweeping.sweep(at=DatabaseClock()())


@shared_task(name="portal.notifications.forget")
def forget(**_future: object) -> None:
    """Delete letters that were done with long ago."""
    letters.forget(at=DatabaseClock()())


@shared_task(name="portal.notifications.canary")
def fly(**_future: object) -> None:
    """The whole way from the schedule through broker and worker to the database works."""
    canary.passed(at=DatabaseClock()())
