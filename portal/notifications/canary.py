"""Is the whole pipe alive? A task on the schedule writes one row; its age says so, and no inspection could.

A worker can answer every question of its broker and take no task: only a task that ran is proof.
"""

from datetime import datetime, timedelta

from portal.notifications.models import Canary

FRESH = timedelta(minutes=2)


def passed(*, at: datetime) -> None:
    """Write down that a task went the whole way."""
    Canary.objects.update_or_create(id=Canary.ONLY, defaults={"passed_at": at})


def age(*, at: datetime) -> timedelta | None:
    """How long ago one passed; None if never."""
    last = Canary.objects.values_list("passed_at", flat=True).first()
    return at - last if last else None
