"""One house for each module of this folder; the figures are printed at the end of the run."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from portal.local.places import scratch
from portal.local.servers import valkey
from tests.faults.house import House, own_database, ringing_at
from tests.faults.points import Trap
from tests.faults.rabbit import rabbitmq
from tests.faults.sink import sink

FIGURES = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def figures(request: pytest.FixtureRequest) -> list[str]:
    """Lines that are to be read at the end of the run."""
    return request.config.stash.setdefault(FIGURES, [])


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    if lines := config.stash.get(FIGURES, []):
        terminalreporter.section("what became of the messages")
        for line in lines:
            terminalreporter.write_line(line)


BROKERS = {"valkey": valkey, "rabbitmq": rabbitmq}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A module that names BROKERS is tried on each of them, the others on the broker that comes along."""
    if "house" in metafunc.fixturenames:
        named = getattr(metafunc.module, "BROKERS", ("valkey",))
        metafunc.parametrize("house", named, indirect=True, scope="module")


@pytest.fixture(scope="module")
def house(
    request: pytest.FixtureRequest,
    tables: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[House]:
    with (
        django_db_blocker.unblock(),
        scratch() as place,
        own_database(),
        BROKERS[request.param](place) as broker,
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
