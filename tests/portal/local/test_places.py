import json
import socket
import stat
from shutil import rmtree

import pytest

from portal.local import account as accounts
from portal.local import places, ports
from portal.local.places import Place, free_set, held, home, scratch, sweep
from portal.local.trouble import Trouble


@pytest.fixture
def place(tmp_path) -> Place:
    return Place(folder=tmp_path, account=None)


def test_secret_is_the_same_next_time(place):
    assert place.secret("broker") == Place(folder=place.folder, account=None).secret("broker")


def test_secret_differs_between_servers(place):
    assert place.secret("broker") != place.secret("cache")


def test_memory_is_closed_to_others(place):
    place.secret("broker")

    assert stat.S_IMODE((place.folder / "memory.json").stat().st_mode) == 0o600


def test_port_is_the_same_next_time(place):
    assert place.port("broker") == place.port("broker")


def test_port_is_chosen_again_when_another_program_took_it(place):
    port = place.port("broker")
    with socket.socket() as listener:
        listener.bind((ports.HOST, port))
        listener.listen()

        other = place.port("broker")

    assert (other != port, place.port("broker")) == (True, other)


def test_damaged_memory_is_explained(place):
    (place.folder / "memory.json").write_text("{")

    with pytest.raises(Trouble, match=f"Remove {place.folder} to start afresh"):
        place.secret("broker")


def test_memory_survives_a_write_that_fails(place, monkeypatch):
    secret = place.secret("broker")
    monkeypatch.setattr(json, "dump", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        place.secret("cache")

    assert place.secret("broker") == secret


def test_held_names_the_holder_to_the_next_one(tmp_path):
    with held(tmp_path, command="run") as first, held(tmp_path) as second:
        assert (first, second.split()[1]) == ("", "run")


def test_held_is_free_again_afterwards(tmp_path):
    with held(tmp_path):
        pass
    with held(tmp_path) as holder:
        assert holder == ""


def test_free_set_gives_each_command_its_own():
    with free_set("trial") as one, free_set("trial") as other:
        assert one.folder != other.folder
    for place in (one, other):
        rmtree(place.folder)


def test_sweep_clears_what_nobody_holds_and_leaves_the_rest():
    with scratch() as used:
        dropped = home(used.account) / "scratch-dropped"
        dropped.mkdir()

        sweep()

        assert (used.folder.exists(), dropped.exists()) == (True, False)


def test_home_is_elsewhere_when_the_servers_cannot_enter_the_checkout(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "ROOT", tmp_path)
    monkeypatch.setattr(places, "LOCAL", tmp_path / ".local")
    monkeypatch.setattr(accounts, "may_use", lambda *_: False)

    found = home(None)
    try:
        assert (found.parent, stat.S_IMODE(found.stat().st_mode)) == (places.ELSEWHERE, 0o711)
        found.chmod(0o777)
        with pytest.raises(Trouble, match=f"{found} belongs to somebody else"):
            home(None)
    finally:
        found.rmdir()
