"""`celery -A tests.faults.worker worker`: the portal's own worker, which dies where a trap is armed."""

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import django

django.setup()

from portal.celery import app  # noqa: E402
from portal.notifications import delivery, tasks  # noqa: E402
from portal.notifications.mailer import Mailer  # noqa: E402
from tests.faults.points import Trap  # noqa: E402

__all__ = ["app"]

trap = Trap(Path(os.environ["FAULT_TRAP"]))


def before(point: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def step(*args: Any, **kwargs: Any) -> Any:
        trap.step(point)
        return function(*args, **kwargs)

    return step


def after(point: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def step(*args: Any, **kwargs: Any) -> Any:
        result = function(*args, **kwargs)
        trap.step(point)
        return result

    return step


tasks.serve = before("received", tasks.serve)
delivery.compose = before("claimed", delivery.compose)
Mailer.send = after("accepted", Mailer.send)
delivery.sent = after("marked", delivery.sent)
