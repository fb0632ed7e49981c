"""Rings the broker: tells a worker that rows wait. The row is the truth, so a silent bell costs only time."""

import time
from collections.abc import Callable
from typing import Any

import structlog
from celery import Celery
from kombu.exceptions import OperationalError

from portal.celery import app

log = structlog.get_logger(__name__)

DELIVER = "portal.notifications.deliver"
DELIVER_LETTERS = "portal.notifications.deliver_letters"
BATCH = 20
PAUSE = 15.0


class Bell:
    """Publishes task names with row ids, and nothing for a while after the broker failed to answer.

    Without the pause every request would wait for the broker's time-out while it is away.
    """

    def __init__(
        self, app: Celery, *, pause: float = PAUSE, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._app = app
        self._pause = pause
        self._clock = clock
        self._silent_until = 0.0

    def ring(self, task: str, **ids: Any) -> bool:
        """Publish one message; say whether the broker took it. Never raises because the broker is away."""
        if self._clock() < self._silent_until:
            return False
        try:
            self._app.send_task(task, kwargs=ids, retry=False)
        except (OperationalError, OSError) as error:
            self._silent_until = self._clock() + self._pause
            log.warning("doorbell.silent", task=task, error=type(error).__name__)
            return False
        return True


bell = Bell(app)


def batches(ids: list[int]) -> list[list[int]]:
    """Small enough that several workers share a big mailing, and that one task ends well within its limit."""
    return [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]
