"""What every test stands on: the database's triggers, and the personas by name."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from playwright.sync_api import Browser
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from tests.browsing import Visit, launched, visiting
from tests.factories import plant_modes

SLEEPERS = """
SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger_no_truncate%'
"""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> None:
    """Django empties tables between transactional tests with TRUNCATE, which append-only tables refuse.

    Their trigger against it sleeps in the tests; tests/architecture wakes it and tries.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(SLEEPERS)
        for table, trigger in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {table} DISABLE TRIGGER "{trigger}"')
    _let_go(django_db_blocker)


@pytest.fixture(autouse=True)
def _empty_cache(request: pytest.FixtureRequest) -> Iterator[None]:
    """Rate limits and sessions of one test are no concern of the next."""
    yield
    if request.node.get_closest_marker("django_db") or "db" in request.fixturenames:
        cache.clear()


@pytest.fixture(autouse=True)
def _modes_are_there(request: pytest.FixtureRequest) -> None:
    """What a migration planted is there for every test, also after one that emptied all tables."""
    if request.node.get_closest_marker("django_db") or "db" in request.fixturenames:
        request.getfixturevalue("_django_db_helper")
        plant_modes()


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """A request leaves its language behind in the thread; here every test begins and ends without."""
    translation.activate("en")
    yield
    translation.deactivate()


@pytest.fixture(scope="module")
def running_browser() -> Iterator[Browser]:
    """One browser for each file of tests that wants one."""
    with launched() as browser:
        yield browser


@pytest.fixture
def visit(running_browser: Browser, live_server: LiveServer) -> Iterator[Visit]:
    """People in the browser, before the site as this test has filled it."""
    with visiting(running_browser, live_server) as visits:
        yield visits


@pytest.fixture(scope="session")
def tables(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test database, also where no other test of the run asked for it."""
    original = connection.settings_dict["NAME"]
    if original.startswith("test_"):
        _let_go(django_db_blocker)
        yield
        return
    with django_db_blocker.unblock():
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        _let_go(django_db_blocker)
        yield
        connection.creation.destroy_test_db(original, verbosity=0)


def _let_go(blocker: DjangoDbBlocker) -> None:
    """A browser under way brings a context of its own, in which this connection could not be closed any more."""
    with blocker.unblock():
        connection.close()
