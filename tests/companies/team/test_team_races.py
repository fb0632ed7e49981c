"""Two at once: an invitation is accepted once, and a company keeps an owner, whoever writes."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from companies import memberships
from companies.models import Membership
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused, perform
from portal.workflow.models import Event
from tests.factories import NOW, join, make_company, make_invitation, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[Barrier], None]) -> list[str]:
    """Each act in a thread of its own; "done", or how it was refused."""
    line, outcomes = Barrier(len(acts)), []

    def run(act: Callable[[Barrier], None]) -> None:
        try:
            act(line)
            outcomes.append("done")
        except (MoveRefused, IntegrityError) as refused:
            outcomes.append(type(refused).__name__)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.parametrize("again", range(3))
def test_an_invitation_accepted_twice_at_once_counts_once(again: int) -> None:
    invited = make_person(email="nora.new@example.lu")
    invitation = make_invitation()

    def accept(line: Barrier) -> None:
        line.wait()
        perform(invitation, "accept", actor=invited, at=NOW)

    outcomes = at_once(accept, accept)
    assert (outcomes.count("done"), len(outcomes)) == (1, 2)
    assert Membership.objects.filter(user=invited).count() == 1
    assert Event.objects.of(invitation.company).filter(name="member.joined").count() == 1


@pytest.mark.parametrize("again", range(3))
def test_of_two_owners_who_leave_at_once_one_stays(again: int) -> None:
    company = make_company()
    join(company, role=Role.OWNER)

    def leaving(row: Membership) -> Callable[[Barrier], None]:
        def leave(line: Barrier) -> None:
            line.wait()
            memberships.remove(membership=row, actor=row.user, at=NOW)

        return leave

    assert at_once(*map(leaving, company.memberships.all())) == ["MoveRefused", "done"]
    assert company.memberships.get().role == Role.OWNER


@pytest.mark.parametrize("again", range(3))
def test_the_database_keeps_an_owner_where_nobody_locks(again: int) -> None:
    """Both have deleted before either commits: only the trigger's own lock makes the second one see the first."""
    company = make_company()
    join(company, role=Role.OWNER)

    def deleting(row: Membership) -> Callable[[Barrier], None]:
        def delete(line: Barrier) -> None:
            with transaction.atomic():
                Membership.objects.filter(pk=row.pk).delete()
                line.wait()

        return delete

    assert at_once(*map(deleting, company.memberships.all())) == ["IntegrityError", "done"]
    assert company.memberships.count() == 1


def test_owners_change_places_within_one_transaction() -> None:
    company = make_company()
    first, other = company.memberships.get(), join(company, role=Role.VIEWER)
    with transaction.atomic():
        Membership.objects.filter(pk=first.pk).update(role=Role.VIEWER)
        Membership.objects.filter(user=other).update(role=Role.OWNER)
    assert company.memberships.get(role=Role.OWNER).user == other


def test_a_company_may_go_with_all_its_people() -> None:
    company = make_company()
    with pytest.raises(IntegrityError), transaction.atomic():
        company.memberships.all().delete()
    assert company.memberships.count() == 1
