"""The last instant: every submission is either in or refused, and it waits for what an extension decides."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event as Signal

import pytest
from django.db import connection, transaction
from django.utils import timezone

from applications import services
from applications.calls import services as calls
from applications.calls.models import Call, CutOff, Entry
from applications.calls.queries import clock
from applications.models import Application
from applications.statuses import Status
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused
from tests.factories import make_mode, make_staff, make_walk
from tests.factories.applications import Walk
from tests.factories.calls import make_call

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 12
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


def drafts(number: int) -> list[Walk]:
    mode = make_mode("large-scale")
    return [make_walk(at=Status.DRAFT, mode=mode) for _each in range(number)]


def send(walk: Walk) -> str:
    try:
        services.submit(application=walk.application, actor=walk.owner, at=timezone.now())
    except MoveRefused as refused:
        return str(refused)
    finally:
        connection.close()
    return "in"


def test_at_the_last_instant_each_is_in_or_refused() -> None:
    walks, now = drafts(MANY), clock()
    call = make_call(opens=now - DAY, cut_offs=[now + SECOND], grace_seconds=0)
    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(send, walks * 2))
    entries = list(Entry.objects.select_related("application"))
    assert said.count("in") == len(entries)
    assert all(entry.received_at <= call.cut_offs.get().closes_at for entry in entries)
    sent = Application.objects.exclude(status=Status.DRAFT)
    assert {entry.application_id for entry in entries} == set(sent.values_list("pk", flat=True))
    assert not Application.objects.filter(status=Status.DRAFT, reference__isnull=False).exists()


def test_a_submission_waits_for_an_extension_and_is_judged_by_it() -> None:
    """Without the lock it would be refused by the time that the extension is just changing."""
    (walk,), now = drafts(1), clock()
    call = make_call(opens=now - DAY, cut_offs=[now + 3 * SECOND], grace_seconds=0)
    cut_off, officer, held = call.cut_offs.get(), make_staff(Role.OFFICER), Signal()

    def extend_slowly() -> None:
        with transaction.atomic():
            Call.objects.select_for_update().get(pk=call.pk)
            held.set()
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(4)")
            facts = {"reason": "The site was away.", "actor": officer, "at": timezone.now()}
            calls.extend(cut_off=cut_off, until=now + DAY, **facts)
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        extending = pool.submit(extend_slowly)
        assert held.wait(5)
        sending = pool.submit(send, walk)
        extending.result(20)
        assert sending.result(20) == "in"
    assert Entry.objects.get().received_at > CutOff.objects.get().announced_at
