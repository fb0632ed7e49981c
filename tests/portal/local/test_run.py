"""One run per checkout, and the way to stop it from another terminal."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from portal.local import account as accounts
from portal.local import run as command
from portal.local.places import held, home
from portal.local.run import run, stop
from portal.local.trouble import Trouble

HOLDER = """
import signal, sys
from pathlib import Path
from portal.local.places import held

with held(Path(sys.argv[1]), command="run"):
    print("held", flush=True)
    signal.pause()
"""


@pytest.fixture
def folder(monkeypatch) -> Iterator[Path]:
    """The folder of a run, apart from the one that a developer may have going."""
    name = f"trial-run-{os.getpid()}"
    monkeypatch.setattr(command, "RUN", name)
    folder = home(accounts.for_servers()) / name
    folder.mkdir(mode=0o711)
    yield folder
    rmtree(folder)


def test_a_second_run_says_that_there_is_one(folder):
    with held(folder, command="run"), pytest.raises(Trouble) as told:
        run([])

    assert str(told.value) == (
        f"The portal runs from this checkout already (process {os.getpid()}). "
        "Stop it there with Ctrl-C, or from here with: python3 dev.py stop"
    )


def test_a_run_looks_at_its_port_before_anything_is_started(folder, monkeypatch):
    monkeypatch.setenv("PORT", "0")

    with pytest.raises(Trouble, match=r"^PORT must be a number"):
        run([])

    assert sorted(path.name for path in folder.iterdir()) == ["lock", "memory.json"]


@pytest.mark.usefixtures("folder")
def test_stop_says_when_there_is_nothing_to_stop(capsys):
    assert (stop([]), capsys.readouterr().out) == (0, "Nothing runs from this checkout.\n")


def test_stop_ends_a_run_in_another_terminal(folder, capsys):
    with subprocess.Popen([sys.executable, "-c", HOLDER, folder], stdout=subprocess.PIPE, text=True) as other:
        other.stdout.readline()

        code = stop([])

    assert (code, other.returncode, capsys.readouterr().out) == (0, -signal.SIGTERM, "Stopped.\n")


def test_stop_leaves_a_command_of_manage_alone(folder):
    with held(folder, command="manage"), pytest.raises(Trouble) as told:
        stop([])

    assert str(told.value) == (
        f"It is 'manage' (process {os.getpid()}) that uses the database here. It ends by itself."
    )
