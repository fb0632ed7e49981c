"""People of these tests, and English to begin with."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import translation

from portal.accounts.models import User
from tests.factories.people import make_person


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """A request leaves its language behind in the thread; here every test begins and ends without."""
    translation.activate("en")
    yield
    translation.deactivate()


@pytest.fixture
def person(db) -> User:
    return make_person("Anna Muller", email="anna@example.lu")


@pytest.fixture
def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client
