"""The safety net under the doorbell: looks in the database for what is due, and rings for it."""

from datetime import datetime

import structlog

from portal.notifications import letters, outbox
from portal.notifications.delivery import bury
from portal.notifications.models import Letter, Notice
from portal.notifications.queries import overdue_seconds

log = structlog.get_logger(__name__)

# Per sweep and table: a backlog rings on with every sweep, and the broker's queue stays short meanwhile.
MOST = 400
ALARM = 600


def sweep(*, at: datetime) -> int:
    """Ring for the first due row of each recipient; say how many. Safe to run twice and at once."""
    rung = 0
    for model, ring in ((Notice, outbox.ring), (Letter, letters.ring)):
        bury(model, at=at)
        ids = list(
            model.objects.due(at)
            .heads()
            .order_by("next_attempt_at", "id")
            .values_list("pk", flat=True)[:MOST]
        )
        ring(ids)
        rung += len(ids)
    if (late := overdue_seconds(at=at)) > ALARM:
        log.error("delivery.overdue", seconds=late)
    return rung
