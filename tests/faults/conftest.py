"""One house for each module of this folder; its figures are printed at the end."""

from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from portal.local.places import scratch
from portal.local.servers import valkey
from tests.faults.house import House, own_database, ringing_at
from tests.faults.points import Trap
from tests.faults.sink import sink


@pytest.fixture(scope="module")
def figures(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """Lines that the module wants to be read."""
    lines: list[str] = []
    yield lines
    if reporter := request.config.pluginmanager.getplugin("terminalreporter"):
        reporter.ensure_newline()
        for line in lines:
            reporter.write_line(line)


@pytest.fixture(scope="session")
def tables(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test database, also where no other test of the run asked for it."""
    original = connection.settings_dict["NAME"]
    if original.startswith("test_"):
        yield
        return
    with django_db_blocker.unblock():
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        yield
        connection.creation.destroy_test_db(original, verbosity=0)


@pytest.fixture(scope="module")
def house(
    tables: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    with (
        django_db_blocker.unblock(),
        scratch() as place,
        own_database(),
        valkey(place) as broker,
        sink() as mail_server,
        ringing_at(broker),
    ):
        trap = Trap(tmp_path_factory.mktemp("faults") / "trap")
        running = House(place=place, broker=broker, sink=mail_server, trap=trap)
        try:
            yield running
        finally:
            for process in list(running.started):
                running.stop(process)


@pytest.fixture(scope="module")
def schedule(house: House) -> None:
    house.schedule()


@pytest.fixture(scope="module")
def workers(house: House) -> None:
    """Two workers, so that one can die and be replaced while the other one goes on."""
    for process in [house.worker(), house.worker()]:
        house.ready(process)
