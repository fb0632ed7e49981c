"""Two people register one company at once: the database lets one through, and the other may ask to join."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from companies.models import Company, Membership
from companies.services import AlreadyRegistered, register
from portal.accounts.models import User
from portal.workflow.models import Event
from tests.factories import NOW, details, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def race(*people: User, values: dict) -> list[str]:
    """Each person registers in a thread of their own, from the same instant on."""
    line, outcomes = Barrier(len(people)), []

    def run(person: User) -> None:
        line.wait()
        try:
            register(values=values, actor=person, at=NOW)
            outcomes.append("registered")
        except AlreadyRegistered as taken:
            outcomes.append(f"taken by {taken.company.rcs}")
        finally:
            connection.close()

    threads = [Thread(target=run, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.parametrize("again", range(3))
def test_one_company_comes_of_two_registrations(again: int) -> None:
    people = [make_person(), make_person()]
    values = details()
    assert race(*people, values=values) == ["registered", f"taken by {values['rcs']}"]
    company = Company.objects.get()
    assert Membership.objects.count() == 1
    assert Event.objects.of(company).count() == 1
    assert Event.objects.filter(subject_kind="company").count() == 1
