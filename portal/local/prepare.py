"""What a run does before the site starts: settings for the children, migrations, demo data."""

import subprocess
import sys

from portal import env
from portal.local import memo
from portal.local.places import LOCAL, ROOT, Place, made
from portal.local.ports import HOST
from portal.local.processes import environment
from portal.local.site import Servers
from portal.local.trouble import Trouble, sentence_in


def settings_for(place: Place, urls: dict[str, str], *, port: int) -> dict[str, str]:
    """The environment of the site, the worker and the scheduler; what is set already stays."""
    mail = made(LOCAL / "mail", mode=0o700)
    defaults = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "SECRET_KEY": place.secret("site"),
        "SITE_URL": f"http://{HOST}:{port}",
        "EMAIL_URL": f"file://{mail}",
    }
    values = {name: env.read(name, default=value) for name, value in defaults.items()}
    return environment(PYTHONUNBUFFERED="1", **values, **urls)


def migrate(running: Servers, told: dict[str, str]) -> None:
    """Migrate, unless the embedded database is known to have had everything: asking Django takes seconds."""
    url = running.urls["DATABASE_URL"]
    if not running.embedded:
        manage("migrate", "--no-input", told=told)
    elif not memo.has_tables(url) or memo.recall(url, "schema") != memo.schema(url):
        manage("migrate", "--no-input", told=told)
        memo.remember(url, "schema", memo.schema(url))


def fill(running: Servers, told: dict[str, str], *, say: str) -> None:
    """Put the demo into a new embedded database, once; a database of somebody's own is left as it is."""
    url = running.urls["DATABASE_URL"]
    if running.embedded and not memo.recall(url, "demo"):
        print(say, flush=True)
        manage("demo", told=told)
        memo.remember(url, "demo", True)


def manage(*arguments: str, told: dict[str, str]) -> str:
    """What the command of manage.py printed; Trouble with its last words when it fails."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=told,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        words = "\n".join(done.stdout.splitlines()[-15:])
        raise Trouble(sentence_in(done.stdout) or f"'manage.py {arguments[0]}' failed:\n{words}")
    return done.stdout
