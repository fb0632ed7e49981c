"""A zip that is written while it is read: nothing of it lies in memory as a whole, and its last files vouch for it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from portal.core.working_days import LUXEMBOURG

PIECE = 64 * 1024
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"

Pieces = Iterable[bytes]
Member = tuple[str, Pieces | None]  # a path in the archive; None for what could not be read


class _Sink:
    """What ZipFile writes to: it cannot seek, so each member carries its sizes behind it."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, data: bytes, /) -> int:
        self.waiting.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """There is nothing to close."""

    def take(self) -> Iterator[bytes]:
        taken, self.waiting = self.waiting, []
        yield from taken


@dataclass(slots=True)
class _Sums:
    """The fingerprints of what was written."""

    files: list[dict[str, Any]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def as_lines(self) -> bytes:
        """As `sha256sum -c` reads it."""
        return "".join(f"{row['sha256']}  {row['path']}\n" for row in self.files).encode()


def stream(members: Iterable[Member], *, head: dict[str, Any], at: datetime) -> Iterator[bytes]:
    """The archive piece by piece: the members, then a manifest with the SHA-256 of each, then the same as lines."""
    sink, sums = _Sink(), _Sums()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        for path, pieces in members:
            if pieces is None:
                sums.missing.append(path)
                continue
            yield from _add(archive, sink, path=path, pieces=pieces, sums=sums, at=at)
        told = head | {"files": list(sums.files), "missing": list(sums.missing)}
        manifest = json.dumps(told, indent=2, ensure_ascii=False).encode()
        yield from _add(archive, sink, path=MANIFEST, pieces=[manifest], sums=sums, at=at)
        yield from _add(archive, sink, path=SUMS, pieces=[sums.as_lines()], sums=_Sums(), at=at)
    yield from sink.take()


def _add(
    archive: ZipFile, sink: _Sink, *, path: str, pieces: Pieces, sums: _Sums, at: datetime
) -> Iterator[bytes]:
    running, size = sha256(), 0
    info = ZipInfo(path, date_time=at.astimezone(LUXEMBOURG).timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    with archive.open(info, "w") as member:
        for piece in pieces:
            member.write(piece)
            running.update(piece)
            size += len(piece)
            yield from sink.take()
    yield from sink.take()
    sums.files.append({"path": path, "sha256": running.hexdigest(), "size": size})


def pieces_of(file: Any) -> Pieces | None:
    """A stored file in pieces; None where the storage does not have it any more."""
    try:
        opened = file.open("rb")
    except OSError:
        return None
    return _read(opened)


def _read(opened: Any) -> Iterator[bytes]:
    with opened:
        yield from iter(lambda: opened.read(PIECE), b"")
