"""People of these tests."""

import pytest
from django.test import Client

from portal.accounts.models import User
from tests.factories.people import make_person


@pytest.fixture
def person(db) -> User:
    return make_person("Anna Muller", email="anna@example.lu")


@pytest.fixture
def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client
