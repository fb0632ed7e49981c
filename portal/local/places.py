"""Where the local run keeps things: `.local/` beside the Makefile, or a folder that the servers can reach.

A set (`run`, `test-1`, …) is a folder with a database, a broker and a cache, used by one command at a time.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import secrets
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from portal.local import account as accounts
from portal.local import leftovers, ports
from portal.local.account import Account
from portal.local.trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]
LOCAL = ROOT / ".local"
LOGS = LOCAL / "log"
ELSEWHERE = Path("/var/tmp")  # noqa: S108
RUN = "run"
_PASSABLE, _PRIVATE = 0o711, 0o700
_SCRATCH = "scratch-"


def made(folder: Path, *, mode: int = _PASSABLE, owner: Account | None = None) -> Path:
    """The folder, created where it was missing; an existing one keeps its owner."""
    if not folder.is_dir():
        folder.mkdir(parents=True)
        folder.chmod(mode)
        if owner:
            os.chown(folder, owner.uid, owner.gid)
    return folder


def home(account: Account | None) -> Path:
    """The folder that holds the sets, under `.local/` unless the servers' account cannot get there."""
    local = made(LOCAL)
    if accounts.may_use(account, local):
        return local
    mark = hashlib.sha256(bytes(ROOT)).hexdigest()[:12]
    elsewhere = made(ELSEWHERE / f"mlxai-portal-{mark}")
    # SECURITY: the name can be guessed, so another person could have put the folder there first.
    found = elsewhere.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o022:
        raise Trouble(f"{elsewhere} belongs to somebody else. Have it removed, or set DATABASE_URL.")
    return elsewhere


@dataclass(frozen=True, slots=True)
class Place:
    """One set: its folder, its account, and what it remembers from one start to the next."""

    folder: Path
    account: Account | None

    def log(self, name: str) -> Path:
        """The file that a server of this set writes to."""
        return made(LOGS if self.folder.name == RUN else self.folder / "log") / f"{name}.log"

    def note(self, name: str) -> Path:
        """Where it is noted that a server of this set was started."""
        return self.folder / "pids" / name

    def data(self, name: str) -> Path:
        """A folder that belongs to the servers' account alone."""
        return made(self.folder / name, mode=_PRIVATE, owner=self.account)

    def secret(self, name: str) -> str:
        """A random word, the same one next time."""
        key = f"secret of {name}"
        return self._remember(key, self._memory().get(key) or secrets.token_urlsafe(32))

    def port(self, name: str) -> int:
        """A free port, the same one next time unless it is taken then; ask once, before the start."""
        key = f"port of {name}"
        return self._remember(key, ports.free(self._memory().get(key, 0)))

    @property
    def _file(self) -> Path:
        return self.folder / "memory.json"

    def _memory(self) -> dict[str, Any]:
        try:
            known = json.loads(self._file.read_text())
        except FileNotFoundError:
            return {}
        except ValueError:
            raise Trouble(f"{self._file} is damaged. Remove {self.folder} to start afresh.") from None
        return dict(known)

    def keep_urls(self, urls: dict[str, str]) -> None:
        """Leave the addresses for other commands of this checkout."""
        self._remember("urls", urls)

    def kept_urls(self) -> dict[str, str]:
        return dict(self._memory().get("urls", {}))

    def _remember(self, name: str, value: Any) -> Any:
        known = self._memory()
        if known.get(name) != value:
            draft = self._file.with_suffix(".new")
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                json.dump(known | {name: value}, file)
            draft.replace(self._file)
        return value


@contextlib.contextmanager
def held(folder: Path, *, command: str = "") -> Iterator[str]:
    """Hold the folder for this process; yields nothing, or "PID COMMAND" of the process that holds it."""
    with open(folder / "lock", "a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            yield lock.read() or "0 "
            return
        lock.truncate(0)
        lock.write(f"{os.getpid()} {command}")
        lock.flush()
        yield ""


@contextlib.contextmanager
def free_set(name: str) -> Iterator[Place]:
    """The first of `name-1`, `name-2`, … that no other command uses, so that they can run side by side."""
    account = accounts.for_servers()
    for number in range(1, 100):
        folder = made(home(account) / f"{name}-{number}")
        with held(folder) as holder:
            if not holder:
                leftovers.end_all(folder / "pids")
                yield Place(folder=folder, account=account)
                return
    raise Trouble(f"A hundred '{name}' commands are running from this checkout. Stop some of them.")


@contextlib.contextmanager
def scratch() -> Iterator[Place]:
    """A set for one test; it is gone afterwards."""
    account = accounts.for_servers()
    folder = Path(mkdtemp(prefix=_SCRATCH, dir=home(account)))
    folder.chmod(_PASSABLE)
    with held(folder):
        try:
            yield Place(folder=folder, account=account)
        finally:
            rmtree(folder)


def sweep() -> None:
    """Clear away the scratch sets that tests left behind when they were killed."""
    for folder in home(accounts.for_servers()).glob(f"{_SCRATCH}*"):
        with held(folder) as holder:
            if not holder:
                leftovers.end_all(folder / "pids")
                rmtree(folder)
