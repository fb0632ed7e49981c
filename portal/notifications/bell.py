"""Rings the broker: tells a worker that rows wait. The row is the truth, so a silent bell costs only time.

A thread of this process publishes, because no time-out of the client library holds in every case: a
RabbitMQ queue between two leaders keeps a publisher waiting for more than a minute.
"""

import atexit
import os
import threading
import time
from collections.abc import Callable
from contextvars import Context, copy_context
from queue import Full, Queue
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
MOST_WAITING = 1000
LAST_MOMENT = 2.0

Call = tuple[Context, str, dict[str, Any]]


class Bell:
    """Publishes task names with row ids, and nothing for a while after the broker failed to answer."""

    def __init__(
        self, app: Celery, *, pause: float = PAUSE, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.app = app
        self._pause = pause
        self._clock = clock
        self.begin()
        os.register_at_fork(after_in_child=self.begin)

    def begin(self) -> None:
        """A process starts with nothing to publish; what its parent had to publish is the parent's."""
        self._silent_until = 0.0
        self._calls: Queue[Call] = Queue(MOST_WAITING)
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def ring(self, task: str, **ids: Any) -> None:
        """Have a task published; returns at once and never raises. What is not published, the sweep rings for."""
        try:
            self._calls.put_nowait((copy_context(), task, ids))
        except Full:
            log.warning("doorbell.overrun", task=task)
            return
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="bell", daemon=True)
                self._thread.start()

    def publish(self, task: str, **ids: Any) -> bool:
        """Publish now, in this thread; say whether the broker took it."""
        if self._clock() < self._silent_until:
            return False
        try:
            self.app.send_task(task, kwargs=ids, retry=False)
        except (OperationalError, OSError) as error:
            self._silent_until = self._clock() + self._pause
            log.warning("doorbell.silent", task=task, error=type(error).__name__)
            return False
        return True

    def flush(self, patience: float = LAST_MOMENT) -> bool:
        """Wait until everything is published or dropped; False where that takes too long."""
        with self._calls.all_tasks_done:
            return self._calls.all_tasks_done.wait_for(lambda: not self._calls.unfinished_tasks, patience)

    def _work(self) -> None:
        calls = self._calls
        while True:
            context, task, ids = calls.get()
            try:
                context.run(self.publish, task, **ids)
            except Exception:
                log.exception("doorbell.broken", task=task)
            finally:
                calls.task_done()


bell = Bell(app)
# A command that ends right after its move still rings, where the broker answers in time.
atexit.register(bell.flush)


def batches(ids: list[int]) -> list[list[int]]:
    """Small enough that several workers share a big mailing, and that one task ends well within its limit."""
    return [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]
