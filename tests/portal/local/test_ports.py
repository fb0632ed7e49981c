import socket
from collections.abc import Iterator

import pytest

from portal.local import ports
from portal.local.trouble import Trouble


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((ports.HOST, 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_is_free_tells_a_taken_port_from_a_free_one(taken):
    assert (ports.is_free(taken), ports.is_free(ports.free())) == (False, True)


def test_free_keeps_the_preferred_port():
    port = ports.free()

    assert ports.free(port) == port


def test_free_leaves_a_taken_port(taken):
    assert ports.is_free(ports.free(taken))


@pytest.mark.parametrize("raw", ["", "abc", "0", "-1", "65536", "8 000", "٨٠٠٠"])
def test_chosen_explains_what_is_no_port(raw):
    with pytest.raises(Trouble) as refused:
        ports.chosen(raw, command="make run")

    assert str(refused.value) == f"PORT must be a number from 1 to 65535, and it is {raw!r}."


def test_chosen_names_the_taken_port_and_a_free_one(taken):
    with pytest.raises(Trouble) as refused:
        ports.chosen(str(taken), command="make run")

    start, _, end = str(refused.value).partition("PORT=")
    other, _, command = end.partition(" ")
    assert start == f"Port {taken} is taken by another program. Choose another one: "
    assert (ports.is_free(int(other)), command) == (True, "make run")
