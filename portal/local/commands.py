"""The commands that start servers, do one thing and stop them: `test`, `bench` and `manage`."""

import os
import subprocess
import sys
from collections.abc import Sequence

from portal import env
from portal.local import chromium
from portal.local.places import ROOT, free_set, sweep
from portal.local.processes import environment
from portal.local.site import servers

_TEST_SETTINGS = "portal.settings.test"
# Each worker migrates a database of its own, so more of them stop paying off; a file stays with one worker,
# because some files start a whole site for their tests.
_SPREAD = ("-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile")
_NAMES_WORKERS = ("-n", "--numprocesses", "--pdb")


def test(arguments: Sequence[str]) -> int:
    """The whole suite, or what the arguments name: they go to pytest as they are."""
    sweep()
    browser = chromium.ensure(required=env.read("CI", parse=env.flag, default=False))
    spread = () if any(word.startswith(_NAMES_WORKERS) for word in arguments) else _SPREAD
    with free_set("test") as place, servers(place, durable=False) as running:
        return _python(
            ["-m", "pytest", *spread, *arguments],
            DJANGO_SETTINGS_MODULE=_TEST_SETTINGS,
            CHROMIUM=browser,
            **running.urls,
        )


def bench(arguments: Sequence[str]) -> int:
    """The benchmarks, on servers with their real settings."""
    with free_set("bench") as place, servers(place) as running:
        return _python(["-m", "tests.bench", *arguments], **running.urls)


def _python(arguments: Sequence[str], **values: str) -> int:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment(**values), check=False
    ).returncode
