"""`check`: what has to hold beside the tests, each step a row with its command."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe

from portal.local.places import ROOT
from portal.local.processes import environment

_PYTHON = (sys.executable, "-m")
_MANAGE = (sys.executable, "manage.py")
_LINT_IMPORTS = str(Path(sys.executable).with_name("lint-imports"))
_MESSAGES = (*_PYTHON, "portal.local.messages")

# Throw-away values: nothing is reached, the checks only read the settings.
_PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": token_urlsafe(64),
    "ALLOWED_HOSTS": "access.example.lu",
    "SITE_URL": "https://access.example.lu",
    "DATABASE_URL": "postgres://portal:none@db.example.lu/portal",
    "BROKER_URL": "amqps://portal:none@broker.example.lu/portal",
    "CACHE_URL": "rediss://cache.example.lu/0",
    "EMAIL_URL": "smtp+tls://mail.example.lu",
    "MAIL_FROM": "access@example.lu",
    "CLAMD_URL": "tcp://scanner.example.lu:3310",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that has to hold, and the command that says so by its exit code."""

    name: str
    command: Sequence[str]
    env: dict[str, str] = field(default_factory=dict)


STEPS = (
    Step("lint", (*_PYTHON, "ruff", "check", ".")),
    Step("format", (*_PYTHON, "ruff", "format", "--check", ".")),
    Step("types", (*_PYTHON, "mypy", ".")),
    Step("import contracts", (_LINT_IMPORTS,)),
    Step("migrations", (*_MANAGE, "makemigrations", "--check", "--dry-run")),
    Step("deploy", (*_MANAGE, "check", "--deploy", "--fail-level", "WARNING"), _PRODUCTION),
    Step("compiled messages", _MESSAGES),
)


def check(_arguments: Sequence[str]) -> int:
    """Take every step, whatever the others say; 1 if any failed."""
    return report(STEPS)


def report(steps: Sequence[Step]) -> int:
    failed = [step.name for step in steps if not _holds(step)]
    print(f"Failed: {', '.join(failed)}." if failed else "Everything holds.", flush=True)
    return 1 if failed else 0


def _holds(step: Step) -> bool:
    told = subprocess.run(
        step.command,
        cwd=ROOT,
        env=environment(**step.env),
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    print(f"{step.name:<20} {'failed' if told.returncode else 'ok'}", flush=True)
    if told.returncode:
        print(told.stdout, flush=True)
    return told.returncode == 0
