"""The floor and the site side by side: the same server, the same Python, the same database."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.local.places import Place
from portal.local.ports import HOST, free
from portal.local.processes import Process, environment

GUNICORN = (
    "gunicorn",
    "--worker-class",
    "gthread",
    "--workers",
    "2",
    "--threads",
    "4",
    "--no-control-socket",
)


class Running:
    """A server that answers, and the processes of it that work."""

    def __init__(self, process: Process, port: int) -> None:
        self.process, self.port = process, port

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in children.split()]

    def memory(self) -> float:
        """Megabytes that the largest worker holds."""
        page = os.sysconf("SC_PAGE_SIZE")
        held = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * page for pid in self.workers()]
        return max(held) / 1e6


@contextmanager
def served(
    place: Place, name: str, *, settings: str, wsgi: str, config: tuple[str, ...] = ()
) -> Iterator[Running]:
    port = free()
    process = Process(
        name=name,
        argv=[sys.executable, "-m", *GUNICORN, *config, "--bind", f"{HOST}:{port}", wsgi],
        log=place.log(name),
        env=environment(DJANGO_SETTINGS_MODULE=settings),
    )
    process.start()
    try:
        process.wait_until(lambda: "Booting worker" in process.log.read_text(), patience=30)
        yield Running(process, port)
    finally:
        process.kill()
