"""The day on which the tests of companies' pages happen, and the people in them."""

from collections.abc import Iterator

import pytest
import time_machine

from portal.accounts.models import User
from portal.accounts.roles import Role
from tests.factories import NOW, make_person, make_staff


@pytest.fixture
def today() -> Iterator[None]:
    """The pages read the clock; it stands at NOW."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def owner(db: None) -> User:
    return make_person("Ada Weber")


@pytest.fixture
def stranger(db: None) -> User:
    return make_person("Sam Stranger")


@pytest.fixture
def officer(db: None) -> User:
    return make_staff(Role.OFFICER, name="Olga Officer")
