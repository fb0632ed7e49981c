"""A broker that is away costs no error and no waiting."""

import contextlib
import os
import socket
import threading
import time

import pytest
import structlog
from celery import Celery
from django.conf import settings

from portal.notifications.bell import MOST_WAITING, Bell
from portal.notifications.tasks import deliver, deliver_letters


class Recorder:
    """Stands for the Celery app."""

    def __init__(self, error=None):
        self.error, self.sent, self.seen = error, [], []
        self.open = threading.Event()
        self.open.set()

    def send_task(self, name, kwargs, retry):
        self.open.wait(10)
        self.seen.append(structlog.contextvars.get_contextvars())
        if self.error:
            raise self.error
        self.sent.append((name, kwargs, retry))


def test_it_publishes_once_and_does_not_try_again_itself():
    app = Recorder()
    assert Bell(app).publish("a.task", ids=[1]) is True
    assert app.sent == [("a.task", {"ids": [1]}, False)]


def test_after_a_silence_it_asks_again_only_when_the_pause_is_over():
    now = [100.0]
    app = Recorder(error=ConnectionRefusedError())
    bell = Bell(app, pause=15, clock=lambda: now[0])
    assert bell.publish("a.task") is False
    app.error = None
    now[0] = 114.9
    assert (bell.publish("a.task"), app.sent) == (False, [])
    now[0] = 115.0
    assert (bell.publish("a.task"), len(app.sent)) == (True, 1)


def test_ringing_publishes_in_order():
    app = Recorder()
    bell = Bell(app)
    for number in range(50):
        bell.ring("a.task", ids=[number])
    assert bell.flush() is True
    assert [kwargs["ids"] for _name, kwargs, _retry in app.sent] == [[number] for number in range(50)]


def test_ringing_does_not_wait_for_a_broker_that_does_not_answer():
    app = Recorder()
    bell = Bell(app)
    app.open.clear()
    started = time.monotonic()
    for _ in range(MOST_WAITING * 2):
        bell.ring("a.task")
    assert bell.flush(0.1) is False
    assert time.monotonic() - started < 2
    app.open.set()
    assert bell.flush() is True
    assert MOST_WAITING <= len(app.sent) <= MOST_WAITING + 1


def test_a_fault_of_our_own_does_not_silence_the_bell():
    app = Recorder(error=TypeError())
    bell = Bell(app)
    bell.ring("a.task")
    assert bell.flush() is True
    app.error = None
    bell.ring("a.task")
    assert (bell.flush(), len(app.sent)) == (True, 1)


def test_the_task_inherits_the_id_of_the_request():
    app = Recorder()
    bell = Bell(app)
    with structlog.contextvars.bound_contextvars(request_id="r1"):
        bell.ring("a.task")
    bell.flush()
    assert app.seen == [{"request_id": "r1"}]


def test_a_forked_process_rings_for_itself():
    app = Recorder()
    bell = Bell(app)
    app.open.clear()
    bell.ring("a.task", ids=["of the parent"])
    child = os.fork()
    if not child:
        app.open.set()
        bell.ring("a.task", ids=["of the child"])
        bell.flush()
        os._exit(0 if [kwargs["ids"] for _n, kwargs, _r in app.sent] == [["of the child"]] else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    app.open.set()
    assert bell.flush() is True


def broken(url):
    """The portal's own settings, and a broker that does not answer."""
    app = Celery("nobody", broker=url, set_as_current=False)
    app.conf.broker_transport_options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    app.conf.broker_connection_timeout = settings.CELERY_BROKER_CONNECTION_TIMEOUT
    return app


@pytest.mark.parametrize("scheme", ["redis", "amqp"])
def test_a_real_broker_that_is_away_is_noticed_at_once(scheme):
    started = time.monotonic()
    assert Bell(broken(f"{scheme}://127.0.0.1:1/0")).publish("a.task") is False
    assert time.monotonic() - started < 1


@pytest.mark.parametrize("scheme", ["redis", "amqp"])
def test_a_real_broker_that_says_nothing_is_left_after_a_moment(scheme):
    with contextlib.ExitStack() as open_sockets:
        full = open_sockets.enter_context(socket.socket())
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for _ in range(3):
            queued = open_sockets.enter_context(socket.socket())
            queued.setblocking(False)
            queued.connect_ex(full.getsockname())
        bell = Bell(broken(f"{scheme}://127.0.0.1:{full.getsockname()[1]}/0"))
        started = time.monotonic()
        assert [bell.publish("a.task") for _ in range(50)] == [False] * 50
    assert time.monotonic() - started < 4


def test_the_names_that_are_rung_are_tasks():
    assert (deliver.name, deliver_letters.name) == (
        "portal.notifications.deliver",
        "portal.notifications.deliver_letters",
    )
