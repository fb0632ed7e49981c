"""What a run does before the site starts, on a real and empty database."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from portal.local import memo, prepare
from portal.local.places import Place, scratch
from portal.local.postgres import postgres
from portal.local.site import Servers
from portal.local.trouble import Trouble


def test_settings_for_fills_in_what_is_missing_and_keeps_what_is_set(tmp_path, monkeypatch):
    place = Place(folder=tmp_path, account=None)
    monkeypatch.setattr(prepare, "LOCAL", tmp_path)
    for name in ("SECRET_KEY", "SITE_URL", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("EMAIL_URL", "smtp://mail.example.lu")

    told = prepare.settings_for(place, {"DATABASE_URL": "postgres://here"}, port=8123)

    names = ("SECRET_KEY", "SITE_URL", "DJANGO_SETTINGS_MODULE", "EMAIL_URL", "DATABASE_URL")
    assert [told[name] for name in names] == [
        place.secret("site"),
        "http://127.0.0.1:8123",
        "portal.settings.dev",
        "smtp://mail.example.lu",
        "postgres://here",
    ]


def test_the_demo_is_made_once_and_the_database_itself_remembers(monkeypatch, capsys):
    made = []
    monkeypatch.setattr(prepare, "manage", lambda *arguments, told: made.append((arguments, told)))
    with scratch() as place, postgres(place, durable=False) as server:
        running = Servers(urls={"DATABASE_URL": server.url}, started=[server])
        for _ in range(2):
            prepare.fill(running, {"A": "b"}, say="Making it …")

    assert (made, capsys.readouterr().out) == ([(("demo",), {"A": "b"})], "Making it …\n")


def test_the_demo_is_made_again_when_it_broke_off(monkeypatch):
    with scratch() as place, postgres(place, durable=False) as server:
        running = Servers(urls={"DATABASE_URL": server.url}, started=[server])
        monkeypatch.setattr(prepare, "manage", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            prepare.fill(running, {}, say="")
        made = []
        monkeypatch.setattr(prepare, "manage", lambda *arguments, **_: made.append(arguments))

        prepare.fill(running, {}, say="")

    assert made == [("demo",)]


def test_a_database_of_somebodys_own_gets_no_demo(monkeypatch):
    monkeypatch.setattr(prepare, "manage", lambda *_, **__: 1 / 0)

    prepare.fill(Servers(urls={"DATABASE_URL": "postgres://db.example/portal"}), {}, say="")


@pytest.fixture
def checkout(tmp_path, monkeypatch) -> Path:
    """A checkout with one migration, and a `migrate` that only takes its row down."""
    monkeypatch.setattr(memo, "ROOT", tmp_path)
    (tmp_path / "requirements.lock").write_text("django==5.2")
    (tmp_path / "shop" / "migrations").mkdir(parents=True)
    (tmp_path / "shop" / "migrations" / "0001_initial.py").write_text("first")
    return tmp_path


def test_migrations_run_again_only_when_something_changed(checkout, monkeypatch):
    def migrate(*arguments: str, told: dict[str, str]) -> None:
        calls.append(arguments)
        with psycopg.connect(server.url) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS django_migrations (app text, name text)")
            connection.execute("INSERT INTO django_migrations VALUES ('shop', '0001_initial')")

    def calls_after(change: Callable[[], object]) -> int:
        change()
        calls.clear()
        for _ in range(2):
            prepare.migrate(running, {})
        return len(calls)

    def undo() -> None:
        with psycopg.connect(server.url) as connection:
            connection.execute("DELETE FROM django_migrations")

    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(prepare, "manage", migrate)
    with scratch() as place, postgres(place, durable=False) as server:
        running = Servers(urls={"DATABASE_URL": server.url}, started=[server])
        counts = [
            calls_after(lambda: None),
            calls_after(lambda: None),
            calls_after(lambda: (checkout / "shop" / "migrations" / "0002_more.py").write_text("second")),
            calls_after(lambda: (checkout / "requirements.lock").write_text("django==6.2")),
            calls_after(undo),
        ]

    assert counts == [1, 0, 1, 1, 1]


def test_a_database_of_somebodys_own_is_always_migrated(monkeypatch):
    calls = []
    monkeypatch.setattr(prepare, "manage", lambda *arguments, **_: calls.append(arguments))

    prepare.migrate(Servers(urls={"DATABASE_URL": "postgres://db.example/portal"}), {})

    assert calls == [("migrate", "--no-input")]


def test_manage_quotes_a_command_that_failed():
    with pytest.raises(Trouble, match=r"^'manage\.py nonsense' failed:\n") as told:
        prepare.manage("nonsense", told={"DJANGO_SETTINGS_MODULE": "portal.settings.test", "PATH": ""})

    assert "Unknown command: 'nonsense'" in str(told.value)
