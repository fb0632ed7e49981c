"""A broker that is away costs no error and, after the first time, no waiting."""

import contextlib
import socket
import time

import pytest
from celery import Celery
from django.conf import settings

from portal.notifications.bell import Bell
from portal.notifications.tasks import deliver, deliver_letters


class Recorder:
    """Stands for the Celery app."""

    def __init__(self, error=None):
        self.error, self.sent = error, []

    def send_task(self, name, kwargs, retry):
        if self.error:
            raise self.error
        self.sent.append((name, kwargs, retry))


@pytest.fixture
def clock():
    now = [100.0]
    return now


def test_it_publishes_once_and_does_not_try_again_itself():
    app = Recorder()
    assert Bell(app).ring("a.task", ids=[1]) is True
    assert app.sent == [("a.task", {"ids": [1]}, False)]


def test_after_a_silence_it_asks_again_only_when_the_pause_is_over(clock):
    app = Recorder(error=ConnectionRefusedError())
    bell = Bell(app, pause=15, clock=lambda: clock[0])
    assert bell.ring("a.task") is False
    app.error = None
    clock[0] = 114.9
    assert (bell.ring("a.task"), app.sent) == (False, [])
    clock[0] = 115.0
    assert (bell.ring("a.task"), len(app.sent)) == (True, 1)


def test_a_fault_of_our_own_is_not_taken_for_a_silent_broker():
    with pytest.raises(TypeError):
        Bell(Recorder(error=TypeError())).ring("a.task")


def broken(url):
    """The portal's own settings, and a broker that does not answer."""
    app = Celery("nobody", broker=url, set_as_current=False)
    app.conf.broker_transport_options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    app.conf.broker_connection_timeout = settings.CELERY_BROKER_CONNECTION_TIMEOUT
    return app


def test_a_broker_that_is_away_is_noticed_at_once():
    started = time.monotonic()
    assert Bell(broken("redis://127.0.0.1:1/0")).ring("a.task") is False
    assert time.monotonic() - started < 1


def test_a_broker_that_says_nothing_holds_up_one_request_for_a_moment():
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        port = full.getsockname()[1]
        with contextlib.ExitStack() as waiting:
            for _ in range(3):
                queued = waiting.enter_context(socket.socket())
                queued.setblocking(False)
                queued.connect_ex(("127.0.0.1", port))
            bell = Bell(broken(f"redis://127.0.0.1:{port}/0"))
            started = time.monotonic()
            assert [bell.ring("a.task") for _ in range(50)] == [False] * 50
    assert time.monotonic() - started < 4


def test_the_names_that_are_rung_are_tasks():
    assert (deliver.name, deliver_letters.name) == (
        "portal.notifications.deliver",
        "portal.notifications.deliver_letters",
    )
