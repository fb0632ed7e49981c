"""From when an application's time counts."""

from datetime import datetime
from typing import Any


def counts_from(application: Any, *, otherwise: datetime | None = None) -> datetime:
    """The end of its cut-off where it came in for one, else its submission."""
    entry = getattr(application, "entry", None)
    moment: datetime = entry.counted_from if entry else otherwise or application.submitted_at
    return moment
