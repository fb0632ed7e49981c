"""The launcher before anything is installed: its sentences, and what it does not do twice."""

import ast
import os
import subprocess
import sys
import threading
from pathlib import Path
from shutil import copy

import pytest

import dev
from portal.local.places import ROOT


def launch(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(cwd / "dev.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def checkout(tmp_path, monkeypatch) -> Path:
    """As much of a checkout as the launcher looks at before it hands over, with an environment in place."""
    for name in ("dev.py", "requirements.lock", "requirements-dev.lock", "portal/local/trouble.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, tmp_path / name)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (tmp_path / "portal" / "local" / "__main__.py").write_text(
        "import sys; print('handed over', *sys.argv[1:])"
    )
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "installed")
    return tmp_path


def test_usage_names_every_command():
    told = launch()

    names = [line.split()[2] for line in told.stdout.splitlines()[1:]]
    assert (told.returncode, names) == (0, list(dev.COMMANDS))


def test_an_unknown_command_is_answered_with_the_known_ones():
    assert (launch("rum").returncode, launch("rum").stdout) == (2, dev.usage() + "\n")


@pytest.mark.parametrize("name", ["dev.py", "portal/local/trouble.py"])
def test_the_syntax_is_old_enough_for_an_old_python_to_reach_its_sentence(name):
    ast.parse((ROOT / name).read_text(), feature_version=(3, 7))


def test_an_old_python_is_told_which_one_to_use(tmp_path, monkeypatch):
    (tmp_path / "python3.12").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    with pytest.raises(dev.Trouble) as told:
        dev.main(["run"])

    assert str(told.value) == "This needs Python 3.11 or newer, and this is 3.9. Try: python3.12 dev.py run"


def test_a_stamped_environment_is_handed_over_to_at_once(checkout):
    (checkout / ".venv" / "installed").write_text(dev.digest("requirements.lock"))

    told = launch("manage", "shell", "-v", "0", cwd=checkout)

    assert (told.stdout, told.stderr) == ("handed over manage shell -v 0\n", "")


@pytest.mark.parametrize(
    ("stamped", "asked", "installed"),
    [
        ([], "requirements.lock", ["requirements.lock"]),
        (["requirements.lock"], "requirements.lock", []),
        (["requirements.lock"], "requirements-dev.lock", ["requirements-dev.lock"]),
        (["requirements-dev.lock", "requirements.lock"], "requirements.lock", []),
    ],
)
def test_prepare_installs_what_the_stamp_does_not_know(checkout, monkeypatch, stamped, asked, installed):
    done = []
    monkeypatch.setattr(dev, "install", done.append)
    dev.STAMP.write_text("\n".join(dev.digest(name) for name in stamped))

    dev.prepare(asked)
    dev.prepare(asked)

    assert done == installed


def test_prepare_installs_again_when_the_lock_changed_or_an_installation_broke_off(checkout, monkeypatch):
    done = []
    monkeypatch.setattr(dev, "install", done.append)
    dev.prepare("requirements.lock")
    (checkout / "requirements.lock").write_text("changed")
    monkeypatch.setattr(dev, "install", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        dev.prepare("requirements.lock")
    monkeypatch.setattr(dev, "install", done.append)

    dev.prepare("requirements.lock")

    assert done == ["requirements.lock"] * 2


def test_an_environment_whose_python_is_gone_is_made_again(checkout):
    before = dev.healthy()
    dev.PYTHON.unlink()
    dev.PYTHON.symlink_to(checkout / "gone")

    assert (before, dev.healthy()) == (True, False)


def test_two_launchers_prepare_one_after_the_other(checkout):
    order = []

    def second() -> None:
        with dev.alone():
            order.append("second")

    with dev.alone():
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(timeout=0.2)
        order.append("first")
    thread.join()

    assert order == ["first", "second"]


def test_a_failed_program_is_quoted(checkout):
    with pytest.raises(dev.Trouble) as told:
        dev.run(["sh", "-c", "echo no route to host; exit 1"], otherwise="Nothing was installed")

    assert str(told.value) == "Nothing was installed:\nno route to host"


def test_a_missing_package_is_named_with_what_to_type(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(
        dev.Trouble, match=r"^Python's venv is incomplete\. Install it with: sudo apt-get install a$"
    ):
        dev.install_package("a", why="Python's venv is incomplete")
