"""Talks to clamd: one file in chunks over a socket (INSTREAM), one answer back.

Only the exact words "stream: OK" mean clean. Everything else, also an answer that cannot be read, does not.
"""

import socket
import struct
from dataclasses import dataclass
from urllib.parse import urlsplit

CHUNK = 64 * 1024
PATIENCE = 30.0
MOST_ANSWER = 4096
CLEAN, FOUND = "stream: OK", " FOUND"


class ScannerAway(Exception):
    """The scanner gave no verdict: not there, too slow, too small, or out of order."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the scanner said: nothing found, or a name."""

    found: str = ""

    @property
    def clean(self) -> bool:
        return not self.found


def scan(content: bytes, *, url: str, patience: float = PATIENCE) -> Finding:
    """Ask clamd at `tcp://host:port` or `unix:///path`; ScannerAway where it gives no verdict."""
    try:
        with _connected(url, patience) as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), CHUNK):
                piece = content[start : start + CHUNK]
                line.sendall(struct.pack("!L", len(piece)) + piece)
            line.sendall(struct.pack("!L", 0))
            answer = _answer(line)
    except OSError as error:
        raise ScannerAway(type(error).__name__) from error
    if answer == CLEAN:
        return Finding()
    if answer.startswith("stream: ") and answer.endswith(FOUND):
        return Finding(found=answer.removeprefix("stream: ").removesuffix(FOUND) or "(null)")
    raise ScannerAway(answer[:150] or "no answer")


def _connected(url: str, patience: float) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(patience)
        line.connect(parts.path)
        return line
    return socket.create_connection((parts.hostname or "localhost", parts.port or 3310), timeout=patience)


def _answer(line: socket.socket) -> str:
    """Up to the closing NUL; a connection that ends early is no answer."""
    said = b""
    while not said.endswith(b"\0"):
        piece = line.recv(1024)
        if not piece or len(said) > MOST_ANSWER:
            raise ConnectionError("the answer breaks off")
        said += piece
    return said.rstrip(b"\0").decode("utf-8", "replace").strip()
