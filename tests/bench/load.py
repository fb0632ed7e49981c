"""Requests over kept-alive connections, and what they cost the processes that answered."""

import http.client
import os
import statistics
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Target:
    """One page on one server: how to ask for it, and who answers."""

    name: str
    port: int
    path: str
    cookie: str
    workers: Callable[[], Iterable[int]]
    body: bytes = b""
    waits: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)  # milliseconds a request at eight clients
    cpu: float = 0.0
    asked: int = 0
    bytes: int = 0

    def headers(self) -> dict[str, str]:
        return {"Cookie": self.cookie, "Host": f"127.0.0.1:{self.port}", "Accept-Encoding": "identity"}

    def ask(self, connection: http.client.HTTPConnection) -> float:
        """One request; the milliseconds it took. Anything but a page is an error of the benchmark."""
        began = time.perf_counter()
        try:
            connection.request("GET", self.path, headers=self.headers())
            answer = connection.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            connection.close()  # the server let an idle line go; a new one is opened with the next request
            return self.ask(connection)
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(
                f"{self.name}: {answer.status} at {self.path} {answer.headers.get('Location', '')}"
            )
        self.bytes = len(text)
        return (time.perf_counter() - began) * 1000

    @property
    def cpu_ms(self) -> float:
        return self.cpu * 1000 / self.asked if self.asked else 0.0


def cpu_of(pids: Iterable[int]) -> float:
    """Seconds of user and system time of these processes."""
    total = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICK


def interleave(targets: list[Target], *, rounds: int, each: int) -> None:
    """Ask every target in turn, some requests each, round after round: drift hits all of them alike."""
    lines = {target.name: http.client.HTTPConnection("127.0.0.1", target.port) for target in targets}
    for target in targets:
        for _ in range(each):
            target.ask(lines[target.name])
    for _ in range(rounds):
        for target in targets:
            before = cpu_of(target.workers())
            target.waits += [target.ask(lines[target.name]) for _ in range(each)]
            target.cpu += cpu_of(target.workers()) - before
            target.asked += each
    for line in lines.values():
        line.close()


def crowded(target: Target, *, clients: int = 8, each: int = 12) -> None:
    """The same page for several clients at once."""

    def client(_number: int) -> list[float]:
        line = http.client.HTTPConnection("127.0.0.1", target.port)
        try:
            return [target.ask(line) for _ in range(each)]
        finally:
            line.close()

    with ThreadPoolExecutor(clients) as pool:
        target.busy = [wait for waits in pool.map(client, range(clients)) for wait in waits]


def p50(values: list[float]) -> float:
    return statistics.median(values) if values else 0.0


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else 0.0
