"""What an embedded database remembers of itself, in its own comment, so that it goes wherever the data goes."""

import hashlib
import json
from typing import Any

import psycopg
from psycopg import sql

from portal.local.places import ROOT

_READ = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
_APPLIED = "SELECT app, name FROM django_migrations ORDER BY app, name"


def recall(url: str, fact: str) -> Any:
    """What was remembered under this name, or None."""
    with psycopg.connect(url) as connection:
        return _facts(connection).get(fact)


def remember(url: str, fact: str, value: Any) -> None:
    with psycopg.connect(url) as connection:
        known = json.dumps(_facts(connection) | {fact: value})
        name = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, sql.Literal(known)))


def has_tables(url: str) -> bool:
    """Whether the migrations ever ran."""
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT to_regclass('django_migrations')").fetchone() != (None,)


def schema(url: str) -> str:
    """A fingerprint of the migrations that this checkout has and of those that the database has had."""
    digest = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for file in sorted(ROOT.glob("[!.]*/**/migrations/*.py")):
        digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    with psycopg.connect(url) as connection:
        for row in connection.execute(_APPLIED):
            digest.update(repr(row).encode())
    return digest.hexdigest()


def _facts(connection: psycopg.Connection) -> dict[str, Any]:
    row = connection.execute(_READ).fetchone()
    return dict(json.loads(row[0])) if row and row[0] else {}
