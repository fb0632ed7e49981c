"""RabbitMQ for the fault tests, where the machine has it: one node on the loopback address, gone afterwards."""

import contextlib
import os
import shutil
from collections.abc import Iterator

import amqp
import pytest

from portal.local.places import Place
from portal.local.ports import HOST
from portal.local.processes import Process, environment
from portal.local.servers import Server

# Debian's command of the same name in /usr/sbin changes to an account of its own.
PROGRAMS = ("/usr/lib/rabbitmq/bin/rabbitmq-server", "rabbitmq-server")


def program() -> str:
    """Where the server is; the test is left out where there is none."""
    for name in PROGRAMS:
        if found := shutil.which(name):
            return found
    pytest.skip("RabbitMQ is not installed here: apt-get install rabbitmq-server")


@contextlib.contextmanager
def rabbitmq(place: Place) -> Iterator[Server]:
    """A broker with durable queues, and with the one account that may only come from this machine."""
    home, port = place.data("rabbitmq"), place.port("rabbitmq")
    told = {
        "HOME": str(home),
        "RABBITMQ_NODENAME": f"faults{os.getpid()}@localhost",
        "RABBITMQ_NODE_IP_ADDRESS": HOST,
        "RABBITMQ_NODE_PORT": str(port),
        "RABBITMQ_DIST_PORT": str(place.port("erlang")),
        "RABBITMQ_MNESIA_BASE": str(home / "data"),
        "RABBITMQ_LOG_BASE": str(home / "log"),
        "RABBITMQ_PID_FILE": str(home / "pid"),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(home / "plugins"),
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1}",
        "ERL_EPMD_ADDRESS": HOST,
        "ERL_EPMD_PORT": str(place.port("names")),
    }
    # Erlang's name server would outlive its node; as a process of our own it does not.
    names = Process(
        name="erlang names",
        argv=["epmd"],
        log=place.log("names"),
        env=environment(**told),
        account=place.account,
    )
    process = Process(
        name="rabbitmq",
        argv=[program()],
        log=place.log("rabbitmq"),
        env=environment(**told),
        account=place.account,
    )
    server = Server(url=f"amqp://guest:guest@{HOST}:{port}//", process=process, ready=lambda: _greets(port))
    with contextlib.ExitStack() as stack:
        stack.callback(names.kill)
        names.start()
        stack.callback(server.kill)
        server.start()
        yield server


def _greets(port: int) -> bool:
    try:
        with amqp.Connection(f"{HOST}:{port}", connect_timeout=2, read_timeout=2):
            return True
    except (OSError, amqp.AMQPError):
        return False
