"""Children are real: small shell scripts and Pythons."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from portal.local import leftovers
from portal.local.leftovers import born
from portal.local.processes import Process, environment
from portal.local.trouble import Trouble


def shell(script: str, folder: Path, **more: object) -> Process:
    return Process(name="child", argv=["sh", "-c", script], log=folder / "child.log", **more)


def wait_for(condition, *, seconds: float = 5.0) -> bool:
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def said(process: Process, word: str) -> bool:
    return process.log.exists() and word in process.log.read_text()


def test_stop_lets_a_child_say_goodbye(tmp_path):
    child = shell("trap 'echo bye; exit 7' INT; echo up; while :; do sleep 0.05; done", tmp_path)
    child.stop_signal = signal.SIGINT
    child.start()
    wait_for(lambda: said(child, "up"))

    child.stop()

    assert (child.exit_code, child.log.read_text()) == (7, "up\nbye\n")


def test_stop_ends_a_deaf_child_and_its_children(tmp_path):
    child = shell("trap '' TERM; sleep 60 & echo $!; wait", tmp_path)
    child.start()
    wait_for(lambda: said(child, "\n"))
    grandchild = int(child.log.read_text())

    child.stop(patience=0.2)

    assert (child.exit_code, wait_for(lambda: not born(grandchild))) == (-signal.SIGKILL, True)


def test_a_child_is_given_its_input_and_its_environment(tmp_path):
    child = shell("cat; echo $WORD", tmp_path, given="secret ", env=environment(WORD="word"))
    child.start()
    child.finish(by=time.monotonic() + 5)

    assert child.log.read_text() == "secret word\n"


def test_a_child_ends_when_its_parent_is_killed(tmp_path):
    script = (
        "import sys, time; from pathlib import Path; from portal.local.processes import Process;"
        f"child = Process(name='c', argv=['sleep', '60'], log=Path({str(tmp_path / 'log')!r}));"
        "child.start(); print(child.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        child = int(parent.stdout.readline())
        alive = born(child)
        parent.kill()

    assert (alive != "", wait_for(lambda: not born(child))) == (True, True)


def test_wait_until_tells_the_last_words_of_a_child_that_ended(tmp_path):
    child = shell("echo cannot bind; exit 3", tmp_path)
    child.start()

    with pytest.raises(Trouble) as trouble:
        child.wait_until(lambda: False, patience=5)

    assert str(trouble.value) == f"The child ended with code 3. It wrote to {child.log}:\ncannot bind"


def test_wait_until_has_a_sentence_for_a_full_disk(tmp_path):
    child = shell("echo 'FATAL:  could not write: No space left on device'; exit 1", tmp_path)
    child.start()

    with pytest.raises(Trouble, match=r"^The disk is full: FATAL"):
        child.wait_until(lambda: False, patience=5)


def test_wait_until_loses_patience(tmp_path):
    child = shell("sleep 60", tmp_path)
    child.start()
    try:
        with pytest.raises(Trouble, match=r"^The child was not ready after 0 seconds\. It wrote to "):
            child.wait_until(lambda: False, patience=0.1)
    finally:
        child.kill()


def test_a_long_log_is_put_aside(tmp_path):
    child = shell("echo new", tmp_path)
    child.log.write_bytes(b"x" * 5_000_001)
    child.start()
    child.finish(by=time.monotonic() + 5)

    assert (child.log.read_text(), (tmp_path / "child.old.log").stat().st_size) == ("new\n", 5_000_001)


def test_a_noted_child_is_ended_by_the_next_start(tmp_path):
    child = shell("sleep 60 & wait", tmp_path, note=tmp_path / "pids" / "child")
    child.start()

    leftovers.end_all(tmp_path / "pids")

    assert (child.popen.wait(timeout=5), list((tmp_path / "pids").iterdir())) == (-signal.SIGTERM, [])


def test_a_note_is_dropped_with_its_child(tmp_path):
    child = shell("sleep 60", tmp_path, note=tmp_path / "pids" / "child")
    child.start()
    noted = child.note.exists()
    child.stop()

    assert (noted, child.note.exists()) == (True, False)


def test_leftovers_end_the_group_of_a_leader_that_is_gone(tmp_path):
    child = shell("sleep 60 & echo $!", tmp_path, note=tmp_path / "pids" / "child")
    child.start()
    child.popen.wait()
    grandchild = int(child.log.read_text())

    leftovers.end_all(tmp_path / "pids")

    assert wait_for(lambda: not born(grandchild))


@pytest.mark.parametrize("changed", ["born", "boot"])
def test_leftovers_spare_a_stranger_with_the_same_id(tmp_path, changed):
    stranger = shell("sleep 60", tmp_path)
    stranger.start()
    note = tmp_path / "pids" / "child"
    leftovers.note(note, stranger.pid, signal.SIGKILL)
    pid, number, boot, start = note.read_text().split()
    note.write_text(
        f"{pid} {number} {boot} {int(start) - 1}" if changed == "born" else f"{pid} {number} other {start}"
    )
    try:
        leftovers.end_all(tmp_path / "pids")

        assert (stranger.exit_code, note.exists()) == (None, False)
    finally:
        stranger.kill()


def test_born_is_empty_for_nobody():
    assert (born(2**22 + 1), born(os.getpid()) != "") == ("", True)
