"""Who is told when a verified company's ownership has changed: another app adds a function from its `ready()`."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

Told = Callable[..., None]  # (company, *, version, actor, at), in the transaction of the change

_told: list[Told] = []


def on_change_after_verification(told: Told) -> Told:
    """Add a function; also usable as a decorator."""
    if told not in _told:
        _told.append(told)
    return told


def tell(company: Any, *, version: Any, actor: Any, at: datetime) -> None:
    for told in _told:
        told(company, version=version, actor=actor, at=at)
