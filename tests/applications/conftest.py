"""The day on which the tests of applications' pages happen, and the people in them."""

from collections.abc import Iterator

import pytest
import time_machine

from applications.statuses import Status
from portal.accounts.models import User
from portal.accounts.roles import Role
from tests.factories import NOW, join, make_person, make_walk
from tests.factories.applications import Walk


@pytest.fixture
def today() -> Iterator[None]:
    """The pages read the clock; it stands at NOW."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def draft(db: None) -> Walk:
    """A draft with every section filled in."""
    return make_walk(at=Status.DRAFT)


@pytest.fixture
def editor(draft: Walk) -> User:
    return join(draft.company, role=Role.EDITOR, user=make_person("Ben Editor"))


@pytest.fixture
def viewer(draft: Walk) -> User:
    return join(draft.company, role=Role.VIEWER, user=make_person("Vera Viewer"))


@pytest.fixture
def stranger(db: None) -> User:
    return make_person("Sam Stranger")
