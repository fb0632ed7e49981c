"""What a run does before the site starts, on a real and empty database."""

import pytest

from portal.local import prepare
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
        tables = prepare.has_tables(server.url)

    assert (made, capsys.readouterr().out, tables) == ([(("demo",), {"A": "b"})], "Making it …\n", False)


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


def test_manage_quotes_a_command_that_failed():
    with pytest.raises(Trouble, match=r"^'manage\.py nonsense' failed:\n") as told:
        prepare.manage("nonsense", told={"DJANGO_SETTINGS_MODULE": "portal.settings.test", "PATH": ""})

    assert "Unknown command: 'nonsense'" in str(told.value)
