"""The whole site for a journey: a database of its own, broker, cache, mail server, web server and worker."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from portal.local import parts
from portal.local.places import Place, scratch
from portal.local.ports import HOST, free
from portal.local.processes import Process, environment
from portal.local.servers import valkey
from tests.faults.house import database_url, own_database
from tests.faults.sink import Sink, sink

PATIENCE = 60.0
GUNICORN = (
    "gunicorn",
    "portal.wsgi",
    "--config",
    "python:portal.serving",
    "--worker-class",
    "gthread",
    "--workers",
    "1",
    "--threads",
    "4",
)
WORKER = ("celery", "-A", "portal", "worker", "--concurrency", "1", "--loglevel", "INFO", "--without-mingle")


@dataclass
class Site:
    """Where the site is, and the mails that it sent."""

    url: str
    sink: Sink


@contextmanager
def site() -> Iterator[Site]:
    """Everything up; the caller has unblocked the database."""
    port = free()
    url = f"http://{HOST}:{port}"
    with (
        scratch() as place,
        own_database(),
        valkey(place, name="broker") as broker,
        valkey(place, name="cache", persist=False) as cache,
        sink() as mails,
    ):
        told = environment(
            DJANGO_SETTINGS_MODULE="tests.journeys.settings",
            DATABASE_URL=database_url(),
            BROKER_URL=broker.url,
            CACHE_URL=cache.url,
            EMAIL_URL=mails.url,
            SITE_URL=url,
        )
        web = _start(place, "web", (*GUNICORN, "--bind", f"{HOST}:{port}"), told)
        worker = _start(place, "worker", WORKER, told)
        try:
            web.wait_until(lambda: parts.answers(port), patience=PATIENCE)
            worker.wait_until(lambda: " ready." in worker.log.read_text(), patience=PATIENCE)
            yield Site(url=url, sink=mails)
        finally:
            worker.kill()
            web.kill()


def _start(place: Place, name: str, words: tuple[str, ...], told: dict[str, str]) -> Process:
    process = Process(name=name, argv=[sys.executable, "-m", *words], log=place.log(name), env=told)
    process.start()
    return process
