"""The last room of an undertaking: two offers to two of its companies at once, and one of them wins."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection

from applications.statuses import Status
from companies.aidledger import declaring
from companies.aidledger.models import AidEntry, EntryKind
from companies.aidledger.room import room_of
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused
from reviews import services as reviews
from reviews.models import Decision
from tests.factories import NOW, make_staff, make_walk
from tests.factories.aid import received

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("again", range(3))
def test_two_offers_over_the_last_room(again: int) -> None:
    """With the lock of the undertaking taken out, the loser meets the database instead of a sentence."""
    walks = [make_walk(at=Status.IN_REVIEW) for _walk in range(2)]
    first, second = (walk.company for walk in walks)
    declaring.join(company=first, other=second, actor=make_staff(Role.OFFICER), at=NOW)
    decisions = [walk.prepare() for walk in walks]
    received(first, "280000", date(2025, 3, 3))  # room for one and a half of 12,500
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
    assert outcomes[1] == "approved"
    assert outcomes[0].startswith("This award is worth €12,500.00 of de minimis aid, and €7,500.00 are left.")
    assert AidEntry.objects.filter(kind=EntryKind.RESERVED).count() == 1
    assert room_of(first, on=date(2026, 11, 24)).left == Decimal(7500)
