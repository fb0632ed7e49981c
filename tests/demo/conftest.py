"""The whole demo, made once for each file: it takes seconds, and the tests only read it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.db import transaction

from demo.making import make

DEMO_NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[datetime]:
    """An outer transaction around the tests of a file; each of them rolls back to the demo as it was made."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert make(now=DEMO_NOW)
        yield DEMO_NOW
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """A code that one test used and the tries that it made are no concern of the next."""
    yield
    cache.clear()
