"""Real servers on this machine, each in a folder of its own that is gone afterwards."""

import contextlib
import subprocess

import psycopg
import pytest
import redis

from portal.local import account as accounts
from portal.local import binaries
from portal.local import postgres as postgresql
from portal.local.places import scratch
from portal.local.postgres import postgres
from portal.local.servers import Server, valkey
from portal.local.site import servers
from portal.local.trouble import Trouble


def client(server: Server) -> redis.Redis:
    return redis.Redis.from_url(server.url, decode_responses=True)


def value(server: Server, query: str) -> object:
    with psycopg.connect(server.url) as connection:
        return connection.execute(query).fetchone()[0]


def test_broker_keeps_what_it_was_given_through_a_kill():
    with valkey() as server, contextlib.closing(client(server)) as broker:
        broker.rpush("queue", "one")
        server.kill()
        server.start()

        assert broker.lrange("queue", 0, -1) == ["one"]


def test_broker_never_evicts_and_cache_does():
    with valkey() as broker, valkey(name="cache", persist=False) as cache:
        policies = [
            client(each).config_get("maxmemory-policy")["maxmemory-policy"] for each in (broker, cache)
        ]

    assert policies == ["noeviction", "allkeys-lru"]


def test_valkey_refuses_strangers_and_tells_nobody_its_password():
    with valkey() as server:
        password = server.url.split("@")[0].split(":")[-1]
        shown = subprocess.run(
            ["ps", "-ww", "-o", "args=", "-p", str(server.process.pid)], capture_output=True
        )
        stranger = redis.Redis.from_url(server.url.replace(password, "wrong"))

        with pytest.raises(redis.AuthenticationError):
            stranger.ping()
    assert (len(password) > 30, password in shown.stdout.decode()) == (True, False)


@pytest.mark.parametrize("source", ["wheel", "system"])
def test_postgres_of_each_source_keeps_its_data_through_a_kill(source, monkeypatch):
    monkeypatch.setenv("PORTAL_POSTGRES", source)
    if source == "system" and not list(binaries.candidates(accounts.for_servers())):
        pytest.skip("this system has no PostgreSQL of its own")
    with postgres(durable=False) as server:
        with psycopg.connect(server.url) as connection:
            connection.execute("SET synchronous_commit = on")
            connection.execute("CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent")
            connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
        server.kill()
        server.start()

        assert value(server, "SELECT n FROM kept") == 7


def test_postgres_is_set_up_as_the_portal_needs_it():
    query = (
        "SELECT array[current_user::text, current_setting('is_superuser'), current_setting('jit'),"
        " current_setting('server_encoding'), datcollate, current_setting('listen_addresses'),"
        " current_setting('fsync')] FROM pg_database WHERE datname = current_database()"
    )
    with postgres() as server:
        assert value(server, query) == ["portal", "off", "off", "UTF8", "C.UTF-8", "127.0.0.1", "on"]


def test_postgres_refuses_a_wrong_password():
    with (
        postgres(durable=False) as server,
        pytest.raises(psycopg.OperationalError, match="authentication failed"),
    ):
        psycopg.connect(server.url.replace("portal:", "portal:x"))


def test_postgres_starts_although_its_old_process_id_belongs_to_another_program():
    with scratch() as place:
        with postgres(place, durable=False) as server:
            data = place.folder / server.process.argv[2].rsplit("/")[-1]
        # Of the same account, since PostgreSQL itself sees through the others.
        same = place.account.as_popen() if place.account else {}
        with subprocess.Popen(["sleep", "60"], **same) as other:
            (data / "postmaster.pid").write_text(f"{other.pid}\n{data}\n")
            with postgres(place, durable=False) as server:
                answer = value(server, "SELECT 1")
            other.kill()

    assert answer == 1


def test_postgres_leaves_a_server_alone_that_somebody_else_started_on_its_data():
    with scratch() as place, postgres(place, durable=False) as server:
        second = postgres(place, durable=False)
        with pytest.raises(Trouble, match=rf"^Another PostgreSQL \(process {server.process.pid}\) uses "):
            second.__enter__()
        assert value(server, "SELECT 1") == 1


def test_postgres_stays_with_the_version_whose_data_is_here(monkeypatch):
    account = accounts.for_servers()
    with scratch() as place:
        place.data("postgres-18")
        assert postgresql._choose(place).major == 18
    monkeypatch.setenv("PORTAL_POSTGRES", "neither")
    with pytest.raises(Trouble, match="must be 'system' or 'wheel'"):
        list(binaries.candidates(account))


def test_servers_start_only_what_the_environment_does_not_name(monkeypatch):
    given = {"DATABASE_URL": "postgres://db.example/portal", "BROKER_URL": "amqp://broker.example"}
    for name, url in given.items():
        monkeypatch.setenv(name, url)
    monkeypatch.delenv("CACHE_URL", raising=False)

    with scratch() as place, servers(place, durable=False) as running:
        assert [process.name for process in running.processes] == ["cache"]
        assert running.urls == given | {"CACHE_URL": running.started[0].url}
