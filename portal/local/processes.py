"""One child process: started in a group of its own, on a leash, with a log, and stopped for certain."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from portal.local import leftovers
from portal.local.account import Account
from portal.local.places import ROOT
from portal.local.trouble import Trouble, sentence_in

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None
_LOG_LIMIT = 5_000_000


def environment(**values: str) -> dict[str, str]:
    """What a child is told: what this process was told, and these values on top."""
    return {**os.environ, **values}


def _leash(parent: int, number: int) -> Callable[[], None]:
    """Have the system itself signal the child should the parent die, even by `kill -9`."""

    def tie() -> None:
        if _libc is None:
            return
        _libc.prctl(_PR_SET_PDEATHSIG, number)
        if os.getppid() != parent:
            os._exit(1)

    return tie


@dataclass
class Process:
    """How to start a child, and the child."""

    name: str
    argv: Sequence[str]
    log: Path
    env: Mapping[str, str] | None = None
    account: Account | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    leash: signal.Signals | None = None
    given: str = ""
    note: Path | None = None
    popen: subprocess.Popen[bytes] | None = field(default=None, init=False)
    started_at: float = field(default=0.0, init=False)

    def start(self) -> None:
        """Start it, writing to the log; only the main thread may, or the leash ends with the thread."""
        self._turn_log()
        self.started_at = time.monotonic()
        with self.log.open("ab") as log:
            self.popen = subprocess.Popen(
                self.argv,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd="/" if self.account else ROOT,
                env=self.env,
                start_new_session=True,
                preexec_fn=_leash(os.getpid(), self.leash or self.stop_signal),
                **(self.account.as_popen() if self.account else {}),
            )
        if self.note:
            leftovers.note(self.note, self.pid, self.stop_signal)
        if self.popen.stdin:
            self.popen.stdin.write(self.given.encode())
            self.popen.stdin.close()

    @property
    def pid(self) -> int:
        return self.popen.pid if self.popen else 0

    @property
    def exit_code(self) -> int | None:
        """The code it ended with, or None while it runs."""
        return self.popen.poll() if self.popen else -1

    def ask(self) -> None:
        """Ask it to stop in its own way."""
        if self.exit_code is None:
            os.kill(self.pid, self.stop_signal)

    def finish(self, *, by: float) -> None:
        """Wait until `by` (monotonic), then end it and whatever it left in its group."""
        if not self.popen:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.popen.wait(timeout=max(0.0, by - time.monotonic()))
        leftovers.end_group(self.pid)
        self.popen.wait()
        if self.note:
            self.note.unlink(missing_ok=True)

    def stop(self, *, patience: float = 5.0) -> None:
        self.ask()
        self.finish(by=time.monotonic() + patience)

    def kill(self) -> None:
        """As `kill -9` does it: no goodbye."""
        self.finish(by=0)

    def last_words(self, *, lines: int = 8) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def wait_until(self, ready: Callable[[], bool], *, patience: float) -> None:
        """Return when it is ready; Trouble with its last words when it ends first or takes too long."""
        until = time.monotonic() + patience
        while not ready():
            if self.exit_code is not None:
                raise Trouble(self._failure(f"ended with code {self.exit_code}"))
            if time.monotonic() > until:
                raise Trouble(self._failure(f"was not ready after {patience:.0f} seconds"))
            time.sleep(0.05)

    def _failure(self, what: str) -> str:
        words = self.last_words()
        return sentence_in(words) or f"The {self.name} {what}. It wrote to {self.log}:\n{words}"

    def _turn_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".old.log"))
