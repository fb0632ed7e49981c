"""The day on which the tests of allocations happen, and the people in them."""

from collections.abc import Iterator

import pytest
import time_machine

from allocations.models import Allocation
from applications.statuses import Status
from portal.accounts.models import User
from portal.accounts.roles import Role
from tests.factories import NOW, make_person, make_staff, make_walk
from tests.factories.applications import Walk


@pytest.fixture
def today() -> Iterator[None]:
    """The pages read the clock; it stands at NOW."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def offered(db: None) -> Walk:
    """An application with an offer that waits for its owner."""
    return make_walk(at=Status.APPROVED)


@pytest.fixture
def accepted(db: None) -> Walk:
    """An application whose offer was accepted."""
    return make_walk(at=Status.ACCEPTED)


@pytest.fixture
def allocation(accepted: Walk) -> Allocation:
    return accepted.application.allocation


@pytest.fixture
def operator(db: None) -> User:
    return make_staff(Role.OPERATOR, name="Otto Operator")


@pytest.fixture
def stranger(db: None) -> User:
    return make_person("Sam Stranger")
