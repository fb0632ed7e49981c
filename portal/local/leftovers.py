"""Notes of which processes were started, so that the next start can end what a `kill -9` left behind."""

import os
import signal
import time
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")


def end_group(pid: int) -> None:
    """End every process of a group, if there is one."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def born(pid: int) -> str:
    """When the process that runs under this id started, in ticks since boot; empty where none runs."""
    state, start = _state_and_start(pid)
    return "" if state == "Z" else start


def note(file: Path, pid: int, stop_signal: int) -> None:
    """Write down a process that was just started."""
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{pid} {int(stop_signal)} {_boot()} {_state_and_start(pid)[1]}")


def end_all(folder: Path, *, patience: float = 5.0) -> None:
    """End every noted process that is still there, each in its own way first, and drop the notes."""
    notes = [(file, _read(file)) for file in sorted(folder.glob("*"))]
    alive = [(pid, number) for _, (pid, number) in notes if pid and born(pid)]
    for pid, number in alive:
        os.kill(pid, number)
    until = time.monotonic() + patience
    while any(born(pid) for pid, _ in alive) and time.monotonic() < until:
        time.sleep(0.05)
    for file, (pid, _) in notes:
        if pid:
            end_group(pid)
        file.unlink()


def _read(file: Path) -> tuple[int, int]:
    """The process and its signal; zeros where the note is from another boot or the id was given away."""
    fields = file.read_text().split()
    if len(fields) != 4:
        return 0, 0
    pid, number, boot, start = int(fields[0]), int(fields[1]), fields[2], fields[3]
    stranger = boot != _boot() or born(pid) not in ("", start)
    return (0, 0) if stranger else (pid, number)


def _state_and_start(pid: int) -> tuple[str, str]:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return "", ""
    fields = stat.rpartition(")")[2].split()
    return fields[0], fields[19]


def _boot() -> str:
    return _BOOT.read_text().strip() if _BOOT.exists() else "-"
