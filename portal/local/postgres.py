"""PostgreSQL as a context manager: `with postgres() as server:` and the address is `server.url`.

The portal's own role owns its database and is no superuser, as it would be elsewhere.
"""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import psycopg
from psycopg import sql

from portal.local.binaries import Binaries, candidates
from portal.local.places import Place, scratch
from portal.local.ports import HOST
from portal.local.processes import Process
from portal.local.servers import Server
from portal.local.trouble import Trouble, sentence_in

NAME = "portal"
_ADMIN = "postgres"
_UNSAFE_AND_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
_STILL_ENDING = "pre-existing shared memory block"


@contextlib.contextmanager
def postgres(place: Place | None = None, *, durable: bool = True) -> Iterator[Server]:
    """A server with the portal's database in it; `durable=False` is faster, and for tests only."""
    with contextlib.ExitStack() as stack:
        place = place or stack.enter_context(scratch())
        binaries = _choose(place)
        data = place.folder / f"postgres-{binaries.major}"
        if not data.exists():
            _initialise(place, binaries).rename(data)
        _forget_stranger(data)
        port = place.port("postgres")
        admin = _address(_ADMIN, place.secret(_ADMIN), port=port, database="postgres")
        server = Server(
            url=_address(NAME, place.secret(NAME), port=port, database=NAME),
            process=_process(place, binaries, data=data, port=port, durable=durable),
            ready=lambda: _answers(admin),
            patience=2.0,
        )
        stack.callback(server.stop)
        _start_patiently(server)
        _ensure_database(admin, password=place.secret(NAME))
        yield server


def _choose(place: Place) -> Binaries:
    """The version whose data is here already, else the best one: a new package must not hide the data."""
    kept = {int(folder.name.removeprefix("postgres-")) for folder in place.folder.glob("postgres-*")}
    best = None
    for found in candidates(place.account):
        if not kept or found.major in kept:
            return found
        best = best or found
    if not best:
        raise Trouble(
            "PORTAL_POSTGRES says 'system', and the system has no PostgreSQL 14 or newer. Unset it."
        )
    return best


def _initialise(place: Place, binaries: Binaries) -> Path:
    """Make an empty cluster in a draft folder, so that an interrupted start leaves nothing half made."""
    rmtree(place.folder / "draft", ignore_errors=True)
    draft = place.data("draft")
    password = place.folder / "password"
    password.touch(mode=0o600)
    if place.account:
        os.chown(password, place.account.uid, place.account.gid)
    try:
        password.write_text(place.secret(_ADMIN))
        told = subprocess.run(
            [
                *(str(binaries.folder / "initdb"), "--no-sync", f"--pgdata={draft}"),
                *("--locale=C.UTF-8", "--encoding=UTF8", "--auth=scram-sha-256"),
                *(f"--username={_ADMIN}", f"--pwfile={password}"),
            ],
            env=binaries.env,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            **(place.account.as_popen() if place.account else {}),
        )
    finally:
        password.unlink()
    if told.returncode:
        raise Trouble(sentence_in(told.stderr) or f"The database could not be made:\n{told.stderr}")
    return draft


def _forget_stranger(data: Path) -> None:
    """Drop the lock file of a crash whose process id another program has been given since.

    Everything of ours was ended before this; PostgreSQL itself judges a lock whose process is gone.
    """
    lock = data / "postmaster.pid"
    if not lock.exists():
        return
    pid = lock.read_text().split("\n")[0]
    command = Path(f"/proc/{pid}/cmdline")
    if command.exists() and str(data) in command.read_text():
        raise Trouble(f"Another PostgreSQL (process {pid}) uses {data}. Stop it first: kill -INT {pid}")
    if command.exists():
        lock.unlink()


def _process(place: Place, binaries: Binaries, *, data: Path, port: int, durable: bool) -> Process:
    settings = {
        "listen_addresses": HOST,
        "port": str(port),
        "unix_socket_directories": "",
        "jit": "off",
        "timezone": "UTC",
        **({} if durable else _UNSAFE_AND_FAST),
    }
    return Process(
        name="database",
        argv=[
            *(str(binaries.folder / "postgres"), "-D", str(data)),
            *(f"--{name}={value}" for name, value in settings.items()),
        ],
        log=place.log("database"),
        env=binaries.env,
        account=place.account,
        stop_signal=signal.SIGINT,
        note=place.note("database"),
    )


def _address(role: str, password: str, *, port: int, database: str) -> str:
    return f"postgres://{role}:{password}@{HOST}:{port}/{database}"


def _answers(address: str) -> bool:
    try:
        psycopg.connect(address, connect_timeout=2).close()
    except psycopg.OperationalError as error:
        if "password authentication failed" in str(error):
            raise Trouble(
                "The database does not know its own password; its memory.json was removed."
            ) from None
        return False
    return True


def _start_patiently(server: Server, *, patience: float = 10) -> None:
    """Start it, and again while the last connections of a crashed one are still ending."""
    until = time.monotonic() + patience
    while True:
        try:
            return server.start()
        except Trouble:
            if _STILL_ENDING not in server.process.last_words() or time.monotonic() > until:
                raise
            time.sleep(0.5)


def _ensure_database(admin: str, *, password: str) -> None:
    """Make the portal's role and database where they are missing."""
    with psycopg.connect(admin, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [NAME]).fetchone():
            connection.execute(
                sql.SQL("CREATE ROLE {} LOGIN CREATEDB PASSWORD {}").format(
                    sql.Identifier(NAME), sql.Literal(password)
                )
            )
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {0} OWNER {0}").format(sql.Identifier(NAME)))
