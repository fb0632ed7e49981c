"""The supervisor over small real children: what dies comes back, and a signal ends everything."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from portal.local.leftovers import born
from portal.local.processes import Process
from portal.local.supervisor import Supervisor
from portal.local.trouble import Trouble

# A run as small as it gets: two children, one of them deaf to SIGTERM and with a child of its own.
RUN = """
import sys
from pathlib import Path
from portal.local import leftovers, stopping
from portal.local.processes import Process
from portal.local.supervisor import Supervisor, stop_together

folder = Path(sys.argv[1])
leftovers.end_all(folder / "pids", patience=0.5)
stopping.listen()
scripts = {"site": "echo $$; exec sleep 60", "deaf": "trap '' TERM; echo $$; sleep 60 & echo $!; wait"}
processes = [
    Process(name=name, argv=["sh", "-c", script], log=folder / f"{name}.log", note=folder / "pids" / name)
    for name, script in scripts.items()
]
try:
    for process in processes:
        process.start()
    print("up", flush=True)
    Supervisor(processes).watch()
except stopping.Stop:
    stop_together(processes, patience=0.5)
"""


def start(folder: Path) -> subprocess.Popen[str]:
    run = subprocess.Popen([sys.executable, "-c", RUN, str(folder)], stdout=subprocess.PIPE, text=True)
    assert run.stdout.readline() == "up\n"
    return run


def children(folder: Path) -> list[int]:
    """The three processes below the run, as they wrote their ids down."""
    until = time.monotonic() + 5
    while True:
        ids = [int(word) for log in sorted(folder.glob("*.log")) for word in log.read_text().split()]
        if len(ids) >= 3 or time.monotonic() > until:
            return ids
        time.sleep(0.01)


def gone(pids: list[int], *, within: float) -> bool:
    until = time.monotonic() + within
    while any(born(pid) for pid in pids):
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_every_child(tmp_path, number):
    run = start(tmp_path)
    pids = children(tmp_path)
    alive = [bool(born(pid)) for pid in pids]

    run.send_signal(number)
    run.send_signal(number)

    assert (alive, run.wait(timeout=10), gone(pids, within=0.5)) == ([True] * 3, 0, True)


def test_after_a_kill_the_next_start_works_and_leaves_nothing_of_the_first(tmp_path):
    killed = start(tmp_path)
    pids = children(tmp_path)
    killed.kill()
    killed.wait()

    run = start(tmp_path)

    assert gone(pids, within=5)
    run.terminate()
    assert run.wait(timeout=10) == 0


def process(tmp_path: Path, script: str, *, name: str = "site") -> Process:
    return Process(name=name, argv=["sh", "-c", script], log=tmp_path / f"{name}.log")


def test_a_child_that_died_is_started_again_and_said_so(tmp_path, capsys):
    worker = process(tmp_path, "exec sleep 60", name="worker")
    worker.start()
    first = worker.pid
    os.kill(first, signal.SIGKILL)
    worker.popen.wait()

    Supervisor([worker], first_wait=0.01).watch(until=lambda: worker.pid != first)

    alive = worker.exit_code is None
    worker.kill()
    assert (alive, capsys.readouterr().out) == (
        True,
        f"The worker ended (code -9) and is started again in 0.01 s; see {worker.log}\n",
    )


def test_the_wait_doubles_with_every_death_in_a_row(tmp_path, capsys):
    worker = process(tmp_path, "exit 1", name="worker")
    worker.start()

    supervisor = Supervisor([worker], first_wait=0.01)
    supervisor.watch(until=lambda: supervisor.watched[0].deaths == 3)

    waits = [line.split(" in ")[1].split(";")[0] for line in capsys.readouterr().out.splitlines()]
    assert waits == ["0.01 s", "0.02 s", "0.04 s"]


def test_a_site_that_keeps_dying_ends_the_run_with_its_last_words(tmp_path):
    site = process(tmp_path, "echo no such table; exit 1")
    site.start()

    with pytest.raises(Trouble) as trouble:
        Supervisor([site], first_wait=0.01).watch()

    assert str(trouble.value) == (
        f"The site ended 3 times in a row. It wrote to {site.log}:\n" + "\n".join(["no such table"] * 3)
    )


def test_deaths_long_ago_are_forgotten(tmp_path):
    site = process(tmp_path, "exit 1")
    supervisor = Supervisor([site])
    (watched,) = supervisor.watched
    for _ in range(5):
        site.start()
        site.popen.wait()
        supervisor.look(watched, now=site.started_at + 61)
        watched.due_at = 0.0

    assert watched.deaths == 1
