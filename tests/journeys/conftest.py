"""A site for each journey."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.journeys.house import Site, site


@pytest.fixture
def house(tables: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    with django_db_blocker.unblock(), site() as running:
        yield running
