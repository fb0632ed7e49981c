"""A VIES of our own on loopback that answers as the real one does."""

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.companies.conftest import officer, owner, stranger, today

__all__ = ["officer", "owner", "stranger", "today"]


class Vies:
    """What it is told to answer, and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.reply: Callable[[dict[str, Any], Any], None] = lambda asked, handler: None

    def says(self, status: int = 200, **body: Any) -> None:
        self.raw(json.dumps(body).encode(), status=status)

    def valid(self, vat: str, **more: Any) -> None:
        facts = {"countryCode": "LU", "vatNumber": vat[2:], "requestDate": "2026-11-24T08:00:00.000Z"}
        self.says(**facts, valid=True, **({"name": "---", "address": "---"} | more))

    def trouble(self, error: str) -> None:
        self.says(actionSucceed=False, errorWrappers=[{"error": error}])

    def raw(self, body: bytes, *, status: int = 200, headers: dict[str, str] | None = None) -> None:
        def send(asked: dict[str, Any], handler: Any) -> None:
            handler.send_response(status)
            for name, value in ({"Content-Type": "application/json"} | (headers or {})).items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)

        self.reply = send

    def sleeps(self, seconds: float) -> None:
        self.reply = lambda asked, handler: time.sleep(seconds)

    def drips(self, seconds: float) -> None:
        def send(asked: dict[str, Any], handler: Any) -> None:
            handler.send_response(200)
            handler.end_headers()
            for _number in range(200):
                handler.wfile.write(b" ")
                handler.wfile.flush()
                time.sleep(seconds)

        self.reply = send


@pytest.fixture
def vies(settings: Any) -> Iterator[Vies]:
    service = Vies()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.asked.append({"path": self.path} | json.loads(body))
            with contextlib.suppress(OSError):
                service.reply(service.asked[-1], self)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.VIES_URL = f"http://127.0.0.1:{server.server_port}/rest-api"
    yield service
    server.shutdown()
    server.server_close()
