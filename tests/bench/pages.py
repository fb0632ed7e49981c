"""Which pages are measured, as whom, and how."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Application
from portal.local.places import scratch
from tests.bench.crowd import Crowd
from tests.bench.load import Target, crowded, interleave, p50, p95
from tests.bench.report import Row
from tests.bench.servers import Running, served
from tests.bench.sessions import floor_session, session
from tests.bench.submitting import submissions

EACH = 10
AS_DEPLOYED = ("--config", "python:portal.serving")  # the floor is served as it comes


class Bench:
    """Measures at each size, the floor beside the site in the same rounds."""

    def __init__(self, *, rounds: int) -> None:
        self.rounds = rounds
        self.crowd = Crowd()

    def run(self, sizes: list[int]) -> list[Row]:
        rows: list[Row] = []
        with (
            scratch() as place,
            served(
                place, "floor", settings="tests.bench.floor.settings", wsgi="tests.bench.floor.wsgi"
            ) as floor,
            served(
                place, "site", settings="tests.bench.settings", wsgi="portal.wsgi", config=AS_DEPLOYED
            ) as site,
        ):
            for size in sizes:
                self.crowd.grow(size)
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")
                rows += self._measure(size, floor=floor, site=site)
        return rows

    def _measure(self, size: int, *, floor: Running, site: Running) -> list[Row]:
        officer, owner = session(self.crowd.officer), session(self.crowd.owner)
        ground = Target("floor", floor.port, "/", floor_session(self.crowd.officer), floor.workers)
        paths = self._paths()
        targets = [ground] + [
            Target(name, site.port, path, owner if name == "home" else officer, site.workers)
            for name, path in paths.items()
        ]
        interleave(targets, rounds=self.rounds, each=EACH)
        for target in targets:
            crowded(target)
        rows = [
            row_of(target, size=size, ground=ground, sql=self._sql(target.name, paths)) for target in targets
        ]
        return [*rows, submissions(self.crowd, site=site, size=size, floor_ms=ground.cpu_ms)]

    def _paths(self) -> dict[str, str]:
        # A file whose first step is open, so that the review page is there.
        first = Application.objects.filter(
            status="in_review", steps__kind="eligibility", steps__closed_at=None
        )
        file = first.latest("pk").public_id
        return {
            "queue": reverse("reviews:queue"),
            "list": reverse("reviews:files"),
            "search": f"{reverse('reviews:files')}?q=castings+77",
            "detail": reverse("reviews:file", args=[file]),
            "review": reverse("reviews:step", args=[file]),
            "home": reverse("ui:home"),
        }

    def _sql(self, name: str, paths: dict[str, str]) -> int:
        """Queries of one request, the session already in the cache."""
        if name == "floor":
            return 2
        client = Client(SERVER_NAME="127.0.0.1")
        name_of, _, key = session(self.crowd.owner if name == "home" else self.crowd.officer).partition("=")
        client.cookies[name_of] = key
        client.get(paths[name])
        with CaptureQueriesContext(connection) as captured:
            client.get(paths[name])
        return len(captured)


def row_of(target: Target, *, size: int, ground: Target, sql: int) -> Row:
    return Row(
        page=target.name,
        applications=size,
        sql=sql,
        cpu_ms=round(target.cpu_ms, 2),
        ratio=round(target.cpu_ms / ground.cpu_ms, 2),
        p50_ms=round(p50(target.waits), 1),
        p95_ms=round(p95(target.waits), 1),
        p50_8_ms=round(p50(target.busy), 1),
        p95_8_ms=round(p95(target.busy), 1),
        bytes=target.bytes,
        per_second=None,
    )
