"""The day on which tests happen, unless they say otherwise: a Tuesday morning."""

from datetime import UTC, datetime, timedelta

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def later(**span: float) -> datetime:
    """A moment after NOW."""
    return NOW + timedelta(**span)
