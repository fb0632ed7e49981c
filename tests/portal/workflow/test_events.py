"""Events are append-only for everybody, gapless, and vouch for one another."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from applications.statuses import Status
from portal.workflow.models import Event, broken_links
from tests.factories import NOW, make_walk

pytestmark = pytest.mark.django_db


def test_update_is_refused() -> None:
    event = Event.objects.of(make_walk().application).get()
    with pytest.raises(ProgrammingError, match="Cannot update or delete rows"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(note="It never happened.")


def test_delete_is_refused() -> None:
    event = Event.objects.of(make_walk().application).get()
    with pytest.raises(ProgrammingError, match="Cannot update or delete rows"), transaction.atomic():
        event.delete()


@pytest.mark.parametrize("table", ["workflow_event", "applications_version", "allocations_capacityentry"])
def test_truncate_is_refused(table: str) -> None:
    """The trigger sleeps in tests (see conftest.py); it is woken for this one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger"
            " WHERE tgrelid = %s::regclass AND tgname LIKE 'pgtrigger_no_truncate%%'",
            [table],
        )
        (trigger,) = cursor.fetchone()
        cursor.execute(f'ALTER TABLE {table} ENABLE TRIGGER "{trigger}"')
        with pytest.raises(ProgrammingError, match=f"The table {table} is append-only"), transaction.atomic():
            cursor.execute(f"TRUNCATE {table} CASCADE")
        cursor.execute(f'ALTER TABLE {table} DISABLE TRIGGER "{trigger}"')


def test_sequence_has_no_gaps_and_no_twins() -> None:
    application = make_walk(at=Status.ACCEPTED).application
    assert list(Event.objects.of(application).values_list("seq", flat=True)) == list(range(1, 9))
    twin = Event(
        subject_kind="application", subject_id=application.pk, seq=3, name="submit", at=NOW, hash="0" * 64
    )
    with pytest.raises(IntegrityError, match="event_gapless"), transaction.atomic():
        twin.save()


def test_tampering_is_found_at_the_event_itself() -> None:
    application = make_walk(at=Status.ACCEPTED).application
    events = list(Event.objects.of(application))
    assert broken_links(events) == []
    events[2].note = "Somebody wrote this later."
    assert broken_links(events) == [events[2]]


def test_removal_is_found() -> None:
    events = list(Event.objects.of(make_walk(at=Status.ACCEPTED).application))
    del events[3]
    assert broken_links(events)[0] == events[3]
