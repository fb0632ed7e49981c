"""Who belongs to a company, changed by an administrator: recorded each time, and never without an owner."""

import pytest

from companies import memberships
from companies.models import Company, Membership
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused
from portal.workflow.models import Event
from tests.factories import NOW, join, make_company, make_person

pytestmark = pytest.mark.django_db
AT = {"at": NOW}


@pytest.fixture
def company(owner: User) -> Company:
    return make_company(owner=owner)


def recorded(company: Company) -> list[tuple[str, dict]]:
    return [
        (event.name, event.data) for event in Event.objects.of(company) if event.name.startswith("member.")
    ]


def test_add_records_who_and_in_which_role(company: Company, officer: User, stranger: User) -> None:
    row = memberships.add(company=company, person=stranger, role=Role.VIEWER, actor=officer, **AT)
    assert (row.user, row.role, row.since) == (stranger, Role.VIEWER, NOW)
    assert recorded(company) == [("member.joined", {"member": stranger.public_id, "role": "viewer"})]


def test_add_refuses_a_member(company: Company, owner: User, officer: User) -> None:
    with pytest.raises(MoveRefused, match="belongs to the company already"):
        memberships.add(company=company, person=owner, role=Role.VIEWER, actor=officer, **AT)
    assert Membership.objects.get(user=owner).role == Role.OWNER
    assert recorded(company) == []


def test_change_role_records_the_new_role(company: Company, officer: User) -> None:
    person = join(company)
    row = Membership.objects.get(user=person)
    memberships.change_role(membership=row, role=Role.OWNER, actor=officer, **AT)
    row.refresh_from_db()
    assert row.role == Role.OWNER
    assert recorded(company) == [("member.role_changed", {"member": person.public_id, "role": "owner"})]


def test_change_role_to_the_same_says_nothing(company: Company, officer: User) -> None:
    row = Membership.objects.get(user=join(company))
    memberships.change_role(membership=row, role=row.role, actor=officer, **AT)
    assert recorded(company) == []


def test_remove_records_who_left(company: Company, officer: User) -> None:
    person = join(company)
    memberships.remove(membership=Membership.objects.get(user=person), actor=officer, **AT)
    assert not Membership.objects.filter(user=person).exists()
    assert recorded(company) == [("member.left", {"member": person.public_id, "role": "editor"})]


def test_the_last_owner_stays(company: Company, owner: User, officer: User) -> None:
    row = Membership.objects.get(user=owner)
    with pytest.raises(MoveRefused, match="only owner"):
        memberships.remove(membership=row, actor=officer, **AT)
    with pytest.raises(MoveRefused, match="only owner"):
        memberships.change_role(membership=row, role=Role.EDITOR, actor=officer, **AT)
    join(company, role=Role.OWNER, user=make_person())
    memberships.remove(membership=row, actor=officer, **AT)
    assert not Membership.objects.filter(user=owner).exists()
