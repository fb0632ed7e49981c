"""What a run does before the site starts: settings for the children, migrations, demo data."""

import subprocess
import sys

import psycopg

from portal import env
from portal.local.places import LOCAL, ROOT, Place, made
from portal.local.ports import HOST
from portal.local.processes import environment
from portal.local.site import Servers
from portal.local.trouble import Trouble, sentence_in

_WITH_DEMO = "holds the demo data"


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


def fill(running: Servers, told: dict[str, str], *, say: str) -> bool:
    """Put the demo into a new embedded database, once, and nothing into somebody's own; whether it is there."""
    url = running.urls["DATABASE_URL"]
    embedded = any(process.name == "database" for process in running.processes)
    if embedded and not _has_demo(url):
        print(say, flush=True)
        manage("demo", told=told)
        _mark_demo(url)
    return embedded


def has_tables(url: str) -> bool:
    """Whether the migrations ever ran."""
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT to_regclass('django_migrations')").fetchone() != (None,)


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


def _has_demo(url: str) -> bool:
    """The database itself remembers, so that the mark goes wherever the data goes."""
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchone() == (_WITH_DEMO,)


def _mark_demo(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(f"COMMENT ON DATABASE portal IS '{_WITH_DEMO}'")
