"""The processes that make up a site: web server, worker and scheduler."""

import contextlib
import http.client
import signal
import sys

from portal.local.places import Place
from portal.local.ports import HOST
from portal.local.processes import Process

_WEB = (
    *(
        "gunicorn",
        "portal.wsgi",
        "--worker-class",
        "gthread",
        "--preload",
        "--workers",
        "2",
        "--threads",
        "4",
    ),
    *(
        "--graceful-timeout",
        "4",
        "--no-control-socket",
        "--access-logfile",
        "-",
        "--config",
        "python:portal.serving",
    ),
)
_WORKER = ("celery", "-A", "portal", "worker", "--loglevel", "INFO", "--concurrency", "2")
_SCHEDULER = ("celery", "-A", "portal", "beat", "--loglevel", "INFO", "--pidfile=")


def processes(place: Place, told: dict[str, str], *, port: int) -> list[Process]:
    """The site first, then the worker and the scheduler; none of them is started yet."""
    commands = {
        "site": (*_WEB, "--bind", f"{HOST}:{port}"),
        "worker": _WORKER,
        "scheduler": (*_SCHEDULER, "--schedule", str(place.folder / "schedule")),
    }
    return [
        Process(
            name=name,
            argv=[sys.executable, "-m", *command],
            log=place.log(name),
            env=told,
            note=place.note(name),
            # Celery's gentle end with a time limit: unfinished work goes back to the broker.
            stop_signal=signal.SIGQUIT if name == "worker" else signal.SIGTERM,
            # Should this process be killed, the broker goes too, and a gentle end would wait for it.
            leash=signal.SIGKILL if name == "worker" else None,
        )
        for name, command in commands.items()
    ]


def accounts(place: Place, told: dict[str, str]) -> Process:
    """What prints the demo's accounts, to be read from its log; it starts Django, so it goes beside the site."""
    log = place.log("accounts")
    log.unlink(missing_ok=True)
    return Process(
        name="accounts", argv=[sys.executable, "manage.py", "demo", "--accounts"], log=log, env=told
    )


def answers(port: int) -> bool:
    """Whether the site serves its page for exactly this question."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    with contextlib.closing(connection):
        try:
            connection.request("GET", "/livez")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
