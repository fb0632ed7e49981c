"""The last hours of a month: two approvals at once, and one of them wins."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from allocations.models import CapacityPool
from applications.models import Application
from applications.statuses import Status
from portal.workflow.engine import MoveRefused
from reviews import services as reviews
from reviews.models import Decision
from tests.factories import NOW, make_walk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("again", range(3))
def test_two_approvals_over_the_last_hours(again: int) -> None:
    walks = [make_walk(at=Status.IN_REVIEW) for _walk in range(2)]
    decisions = [walk.prepare() for walk in walks]
    # Room for one and a half of what each takes in March.
    CapacityPool.objects.filter(month=date(2027, 3, 1)).update(hours=2600)
    line = Barrier(2)

    def confirm(number: int) -> str:
        decision = Decision.objects.get(pk=decisions[number].pk)
        try:
            line.wait(timeout=10)
            reviews.confirm(decision=decision, actor=walks[number].decider, at=NOW)
        except MoveRefused as refused:
            return str(refused)
        finally:
            connection.close()
        return "approved"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(confirm, range(2)))
    assert outcomes == [
        "March 2027 has 878 GPU-hours left and this needs 1,722. Offer fewer hours or another start.",
        "approved",
    ]
    statuses = Application.objects.order_by("status").values_list("status", flat=True)
    assert list(statuses) == [Status.APPROVED, Status.IN_REVIEW]
    reserved = CapacityPool.objects.filter(month__year=2027).values_list("reserved", flat=True)
    assert sum(reserved) == 5000
