"""A clamd that speaks the real protocol on a real socket, and says what a test tells it to."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.portal.files.hostile import EICAR

SILENT, HANG_UP = "silent", "hang up"


class Clamd(socketserver.ThreadingTCPServer):
    """`says` overrides the verdict; otherwise the test signature is found wherever it stands."""

    allow_reuse_address, daemon_threads = True, True
    says = ""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.seen: list[bytes] = []

    @property
    def url(self) -> str:
        return f"tcp://127.0.0.1:{self.server_address[1]}"


class Answer(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        server: Clamd = self.server  # type: ignore[assignment]
        server.seen.append(content)
        if server.says == HANG_UP:
            return
        if server.says == SILENT:
            self.rfile.read(1)  # until the other side gives up
            return
        verdict = server.says or ("stream: Eicar-Signature FOUND" if EICAR in content else "stream: OK")
        self.wfile.write(verdict.encode() + b"\0")


@contextmanager
def clamd() -> Iterator[Clamd]:
    with Clamd() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
