"""The whole demo, made once for each file: it takes seconds, and the tests only read it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from demo.making import make
from tests.factories import make_mode

DEMO_NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[datetime]:
    """An outer transaction around the tests of a file; each of them rolls back to the demo as it was made."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_mode()
        assert make(now=DEMO_NOW)
        yield DEMO_NOW
        transaction.set_rollback(True)
