#!/usr/bin/env python3
"""From a fresh checkout: `python3 dev.py run`, and `test`, `bench`, `check`, `manage`, `stop`, `messages`, `lock`.

Needs Python 3.11 or newer and nothing else. It makes .venv, installs the hashed requirements into it, and
hands over to portal/local. The syntax stays old, so that an old Python gets as far as the sentence about it.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed"
OLDEST = (3, 11)
UV = "uv==0.13.9"

RUNTIME, DEVELOPMENT, INSTALLER = "requirements.lock", "requirements-dev.lock", "requirements-uv.lock"
# Each command with what it needs and what it is for.
COMMANDS = {
    "run": (RUNTIME, "start everything, then print the address and the demo accounts"),
    "test": (DEVELOPMENT, "the whole test suite, or what you name: test tests/portal -k ports"),
    "bench": (DEVELOPMENT, "the benchmarks, against the floor, as ratios"),
    "check": (DEVELOPMENT, "lint, types, import contracts, migrations, deploy check, messages"),
    "manage": (RUNTIME, "any command of manage.py with the servers up: manage shell"),
    "stop": (RUNTIME, "stop what `run` started in another terminal"),
    "messages": (RUNTIME, "compile the translations after a change"),
    "lock": (DEVELOPMENT, "compile the hashed requirements anew"),
}

_trouble = runpy.run_path(str(ROOT / "portal" / "local" / "trouble.py"))
Trouble, sentence = _trouble["Trouble"], _trouble["sentence"]
sentence_in, sentence_if_full = _trouble["sentence_in"], _trouble["sentence_if_full"]


def main(arguments: "list[str]") -> int:
    """Prepare what the command needs, and become it."""
    if sys.version_info < OLDEST:
        raise Trouble(too_old())
    if not arguments or arguments[0] not in COMMANDS:
        print(usage())
        return 0 if arguments in ([], ["help"], ["-h"], ["--help"]) else 2
    os.chdir(ROOT)
    with alone():
        prepare(COMMANDS[arguments[0]][0])
        if arguments[0] == "lock":
            return lock()
    sys.stdout.flush()
    os.execv(str(PYTHON), [str(PYTHON), "-m", "portal.local", *arguments])  # noqa: S606


def usage() -> str:
    rows = [f"  python3 dev.py {name:<8} {purpose}" for name, (_, purpose) in COMMANDS.items()]
    return "\n".join(["The commands are:", *rows])


def too_old() -> str:
    newer = [f"python3.{minor}" for minor in range(20, 10, -1) if shutil.which(f"python3.{minor}")]
    hint = f"Try: {newer[0]} dev.py run" if newer else "Install a newer Python first."
    return "This needs Python 3.11 or newer, and this is {}.{}. {}".format(*sys.version_info[:2], hint)


@contextlib.contextmanager
def alone() -> "Iterator[None]":
    """One preparation at a time in a checkout; another one waits, and then finds the work done."""
    folder = ROOT / ".local"
    if not folder.is_dir():
        folder.mkdir()
        folder.chmod(0o711)
    with open(folder / "prepare.lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def prepare(requirements: str) -> None:
    """Bring .venv to what the lock file says; nothing to do when the stamp knows its hash."""
    if not healthy():
        make_venv()
    known = STAMP.read_text().split() if STAMP.exists() else []
    if digest(requirements) in known:
        return
    say(f"Installing what {requirements} names …")
    install(requirements)
    # The development set contains the runtime set, pin by pin.
    done = [RUNTIME, requirements] if requirements == DEVELOPMENT else [requirements]
    STAMP.write_text("\n".join(digest(each) for each in done))


def healthy() -> bool:
    """Whether .venv works: a copied checkout or an upgraded Python leaves one that does not."""
    probe = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([str(PYTHON), "-c", probe], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def make_venv() -> None:
    if not importlib.util.find_spec("ensurepip"):
        install_package("python3-venv", why="Python's venv module is incomplete here")
    say("Making .venv …")
    run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        otherwise=".venv could not be made",
    )


def install_package(name: str, *, why: str) -> None:
    """A Debian package: installed when root gives the command, else named with what to type."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Trouble(f"{why}. Install it with: sudo apt-get install {name}")
    say(f"Installing {name} …")
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    run([*apt, "update"], otherwise="apt-get could not read its lists")
    run([*apt, "install", "--yes", name], otherwise=f"apt-get could not install {name}")


def install(requirements: str) -> None:
    """With uv, which takes seconds; with pip where uv has no wheel, or does not know the way out to the net."""
    pip = [str(PYTHON), "-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--require-hashes"]
    uv = [str(PYTHON), "-m", "uv", "pip", "install", "--quiet", "--python", str(PYTHON), "--require-hashes"]
    if works([*pip, "--only-binary=:all:", "-r", INSTALLER]) and works([*uv, "-r", requirements]):
        return
    say("uv cannot do it here; pip can, and takes a minute or two …")
    run([*pip, "-r", requirements], otherwise=f"What {requirements} names could not be installed")


def lock() -> int:
    """Compile the lock files; the development set is held to the pins of the runtime set."""
    compiler = [str(PYTHON), "-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
    compiler += ["--python-version", "3.11", "--custom-compile-command", "python3 dev.py lock"]
    for source, target, limits in (
        ("requirements.txt", RUNTIME, []),
        ("requirements-dev.txt", DEVELOPMENT, ["--constraints", RUNTIME]),
        ("-", INSTALLER, []),
    ):
        say(f"Compiling {target} …")
        run([*compiler, source, *limits, "-o", target], given=UV, otherwise=f"{target} could not be compiled")
    return 0


def digest(name: str) -> str:
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def works(command: "list[str]") -> bool:
    """Whether it ran well; a full disk is Trouble all the same."""
    told = quietly(command)
    if told.returncode and sentence_in(told.stdout):
        raise Trouble(sentence_in(told.stdout))
    return told.returncode == 0


def run(command: "list[str]", *, otherwise: str, given: str = "") -> None:
    """Run it; Trouble with a sentence and its last words when it fails."""
    told = quietly(command, given=given)
    if told.returncode:
        words = "\n".join(told.stdout.splitlines()[-15:])
        raise Trouble(sentence_in(told.stdout) or sentence_if_full(ROOT) or f"{otherwise}:\n{words}")


def quietly(command: "list[str]", *, given: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        check=False,
        env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"),
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(str(trouble))
    except OSError as error:
        sys.exit(sentence(error))
    except KeyboardInterrupt:
        sys.exit(130)
