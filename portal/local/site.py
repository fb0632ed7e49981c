"""The three servers together, as the names that the settings read."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from portal import env
from portal.local.places import Place
from portal.local.postgres import postgres
from portal.local.processes import Process
from portal.local.servers import Server, valkey


@dataclass
class Servers:
    """What was started here, and where everything is: here or where the environment said."""

    urls: dict[str, str] = field(default_factory=dict)
    started: list[Server] = field(default_factory=list)

    @property
    def embedded(self) -> bool:
        """Whether the database is one of this checkout, to be filled and remembered in."""
        return any(server.process.name == "database" for server in self.started)

    @property
    def processes(self) -> list[Process]:
        return [server.process for server in self.started]


@contextlib.contextmanager
def servers(place: Place, *, durable: bool = True) -> Iterator[Servers]:
    """Start what the environment does not name already; stop it in reverse order."""
    starters = {
        "DATABASE_URL": lambda: postgres(place, durable=durable),
        "BROKER_URL": lambda: valkey(place, name="broker", persist=durable),
        "CACHE_URL": lambda: valkey(place, name="cache", persist=False),
    }
    running = Servers()
    with contextlib.ExitStack() as stack:
        for name, start in starters.items():
            given = env.read(name, default="")
            if not given:
                server = stack.enter_context(start())
                running.started.append(server)
            running.urls[name] = given or server.url
        yield running
