"""What workers do with files. The broker carries numbers only; each task asks the database what is due."""

from celery import shared_task

from portal.files import scanning
from portal.notifications.tasks import DatabaseClock


@shared_task(name=scanning.SCAN)
def scan(*, file_ids: list[int], **_future: object) -> None:
    """Have these files scanned, those that still wait."""
    clock = DatabaseClock()
    for file_id in file_ids:
        scanning.serve(file_id, at=clock())


@shared_task(name="portal.files.sweep")
def sweep(**_future: object) -> None:
    """Ring for whatever was never rung, was lost with a worker, or has waited for the scanner long enough."""
    scanning.sweep(at=DatabaseClock()())
