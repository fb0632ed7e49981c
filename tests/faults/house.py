"""A whole house for one module: a copy of the test database, a broker, a mail server, workers, a schedule."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from multiprocessing import get_context
from runpy import run_path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch
from urllib.parse import quote

import psycopg
from celery import Celery
from django.db import connection
from django.utils import timezone
from psycopg import sql

from companies.models import Company
from companies.statuses import CompanyStatus
from portal.accounts.roles import Role
from portal.local.places import ROOT, Place
from portal.local.processes import Process, environment
from portal.local.servers import Server
from portal.notifications.bell import bell
from portal.notifications.models import Channel, Notice
from portal.workflow.engine import perform
from tests.factories import join, make_company, make_person, make_staff
from tests.factories.screening import screen_company
from tests.faults.points import Trap
from tests.faults.sink import Sink

PATIENCE = 20.0


@dataclass
class House:
    """What runs, and the questions that every test asks."""

    place: Place
    broker: Server
    sink: Sink
    trap: Trap
    started: list[Process] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def told(self) -> dict[str, str]:
        """What the processes of the house are told."""
        return environment(
            DJANGO_SETTINGS_MODULE="tests.faults.settings",
            DATABASE_URL=database_url(),
            BROKER_URL=self.broker.url,
            EMAIL_URL=self.sink.url,
            FAULT_TRAP=str(self.trap.file),
            CELERY_SKIP_CHECKS="1",
        )

    def start(self, name: str, *arguments: str) -> Process:
        process = Process(
            name=name,
            argv=[sys.executable, "-m", "celery", "-A", "tests.faults.worker", *arguments],
            log=self.place.log(name),
            env=self.told(),
        )
        process.start()
        self.started.append(process)
        return process

    def worker(self) -> Process:
        """A worker with one child; it is under way when this returns."""
        name = f"worker{next(self.numbers)}"
        return self.start(
            name,
            *("worker", "--concurrency", "1", "--loglevel", "INFO", "--hostname", f"{name}.{os.getpid()}@%h"),
            *("--without-gossip", "--without-mingle", "--without-heartbeat"),
        )

    def ready(self, process: Process) -> None:
        process.wait_until(lambda: " ready." in process.log.read_text(), patience=PATIENCE * 2)

    @property
    def workers(self) -> list[Process]:
        return [process for process in self.started if process.name.startswith("worker")]

    def replace_dead(self) -> None:
        """As a supervisor does it: for each worker that died another one is started."""
        for process in self.workers:
            if process.exit_code is not None:
                self.stop(process)
                self.worker()

    def schedule(self, name: str = "schedule") -> Process:
        file = self.place.data(f"{name} of beat") / "entries"
        return self.start(name, "beat", "--pidfile=", "--schedule", str(file), "--loglevel", "INFO")

    def stop(self, process: Process) -> None:
        process.kill()
        self.started.remove(process)

    # --- what happens

    def company(self, people: int = 3) -> Company:
        """A company that its owner has not sent yet; the rest of its people hear of it too."""
        owner = make_person("", email=f"owner{time.monotonic_ns()}@example.lu")
        company = make_company(owner=owner, at=CompanyStatus.REGISTERED)
        for _ in range(people - 1):
            join(company)
        return company

    def send(self, company: Company) -> None:
        """The move that everybody in the company is told of."""
        perform(company, "send", actor=company.created_by, at=timezone.now())

    def verify(self, company: Company) -> None:
        """The next move, by an officer, that everybody in the company is told of."""
        screen_company(company, at=timezone.now())
        perform(company, "verify", actor=make_staff(Role.OFFICER), at=timezone.now())

    def send_elsewhere(self, company: Company, point: str) -> int:
        """The same in a process of its own that dies at `point`; returns how it ended."""
        connection.close()
        child = get_context("fork").Process(target=self._send_and_die, args=(company, point))
        child.start()
        child.join(PATIENCE)
        return child.exitcode or 0

    def _send_and_die(self, company: Company, point: str) -> None:
        def ring(task: str, **ids: Any) -> None:
            if point == "published" and not bell.publish(task, **ids):
                os._exit(1)
            os.kill(os.getpid(), signal.SIGKILL)

        bell.ring = ring  # type: ignore[method-assign]
        self.send(company)
        os._exit(0)

    # --- what came of it

    def mails(self, company: Company) -> list[Notice]:
        """What the people of a company are told of it by mail, in the order in which it was written."""
        told = Notice.objects.filter(event__subject_kind="company", event__subject_id=company.pk)
        people = company.memberships.values("user")
        return list(told.filter(channel=Channel.MAIL, recipient__in=people).order_by("id"))

    def settled(self, company: Company) -> bool:
        return all(mail.state in ("sent", "dead") for mail in self.mails(company))

    def lease_runs_out(self, company: Company) -> None:
        """Let the time pass for the rows that a dead process held: all that it had claimed and not marked."""
        Notice.objects.waiting().filter(
            pk__in=[mail.pk for mail in self.mails(company)], locked_until__isnull=False
        ).update(locked_until=timezone.now())

    def wait(self, what: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Look until it is so; the test fails with the worker's last words if it never is."""
        until = time.monotonic() + patience
        while not what():
            words = "\n".join(f"{each.name}: {each.last_words()}" for each in self.started)
            assert time.monotonic() < until, f"It did not come to that.\n{words}"
            time.sleep(0.05)

    def tally(self, company: Company) -> tuple[int, int]:
        """(lost, duplicates) among the mails of a company, by what the mail server took."""
        counts = self.sink.counts()
        copies = [counts[f"<{mail.public_id}@127.0.0.1>"] for mail in self.mails(company)]
        return copies.count(0), sum(max(0, copy - 1) for copy in copies)


def database_url() -> str:
    """The database that this process uses, as an address for other processes."""
    known = connection.settings_dict
    login = f"{quote(known['USER'], safe='')}:{quote(known['PASSWORD'], safe='')}"
    host = f"{known['HOST']}:{known['PORT']}" if known["PORT"] else known["HOST"]
    return f"postgres://{login}@{host}/{known['NAME']}"


@contextmanager
def own_database() -> Iterator[None]:
    """A copy of the test database in which everything is committed for real, and which is dropped in the end."""
    original = connection.settings_dict["NAME"]
    copied = f"{original}_faults_{os.getpid()}"
    connection.close()
    server = database_url().rpartition("/")[0] + "/postgres"
    with psycopg.connect(server, autocommit=True) as admin:
        names = (sql.Identifier(copied), sql.Identifier(original))
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
        connection.settings_dict["NAME"] = copied
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = original
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(names[0]))


@contextmanager
def ringing_at(broker: Server) -> Iterator[None]:
    """The bell of this process rings at the broker of the house."""
    kept = bell.app
    app = Celery("faults", set_as_current=False)
    with patch.dict(os.environ, BROKER_URL=broker.url):
        # As a process reads them that was told of this broker: queues and options depend on its kind.
        app.config_from_object(
            SimpleNamespace(**run_path(str(ROOT / "portal" / "settings" / "delivery.py"))), namespace="CELERY"
        )
    bell.app = app
    bell.begin()
    yield
    bell.flush()
    bell.app = kept
    bell.begin()
