"""Several workers at the same rows, on real connections: each message is claimed once, in order."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Lock

import pytest
from django.db import connection

from portal.notifications import letters
from portal.notifications.delivery import claim, serve
from portal.notifications.models import Letter, State
from tests.factories import NOW
from tests.faults.house import own_database
from tests.portal.notifications.rows import Clock

pytestmark = pytest.mark.fault

WORKERS = 4
PEOPLE = 6
EACH = 3


class Post:
    """What several workers hand over, in the order in which it came."""

    def __init__(self):
        self.taken, self.lock = [], Lock()

    def send(self, mail):
        with self.lock:
            self.taken.append((mail.to[0], mail.subject))


@pytest.fixture
def waiting(tables, django_db_blocker):
    """Letters rather than notices: the mechanism is one, and these need nothing else in the database."""
    with django_db_blocker.unblock(), own_database():
        yield [
            letters.post(to=f"p{person}@example.lu", subject=f"{number}", text="x", language="en", at=NOW)
            for number in range(EACH)
            for person in range(PEOPLE)
        ]


def together(work):
    """Run `work` in several threads that start at the same moment, each with a connection of its own."""
    start = Barrier(WORKERS)

    def run(_number):
        try:
            start.wait(10)
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(run, range(WORKERS)))


def test_one_row_is_claimed_by_one_worker(waiting):
    only = [waiting[0].to]
    claimed = [row.pk for rows in together(lambda: claim(Letter, only, at=NOW)) for row in rows]
    assert claimed == [waiting[0].pk]


def test_everything_goes_once_and_in_the_order_of_each_person(waiting):
    post, ids = Post(), [letter.pk for letter in waiting]

    def work():
        return serve(Letter, ids, mailer=post, clock=Clock(NOW), until=NOW + timedelta(minutes=1))

    while Letter.objects.waiting().exists():
        together(work)
    assert Counter(post.taken) == Counter((letter.to, letter.subject) for letter in waiting)
    for person in range(PEOPLE):
        got = [subject for to, subject in post.taken if to == f"p{person}@example.lu"]
        assert got == ["0", "1", "2"]
    assert set(Letter.objects.values_list("state", "attempts")) == {(State.SENT, 1)}
