"""Writes on who belongs to a company: one event and the messages to those concerned; never without an owner.

Each function is one transaction that locks the company, so that two owners who go at once are judged in turn.
The database refuses the last owner's going as well (`keep_an_owner` on the table).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from companies.models import Company, Membership
from portal.accounts.roles import Role
from portal.notifications.outbox import queue
from portal.workflow.engine import MoveRefused
from portal.workflow.models import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """A change among a company's people, for those who choose the recipients of its messages."""

    company: Company
    person: Any


@transaction.atomic
def add(*, company: Company, person: Any, role: str, actor: Any, at: datetime) -> Membership:
    """Let a person in, in this role; whoever belongs to the company already is refused."""
    locked = _lock(company)
    membership, new = Membership.objects.get_or_create(
        company=locked, user=person, defaults={"role": role, "since": at}
    )
    if not new:
        raise MoveRefused(_("This person belongs to the company already."))
    _record(membership, "member.joined", company=locked, actor=actor, at=at)
    return membership


@transaction.atomic
def change_role(*, membership: Membership, role: str, actor: Any, at: datetime) -> None:
    """Give a member another role; the person is told. MoveRefused where it is the only owner's."""
    locked = _lock(membership.company)
    row = _still_there(membership)
    if row.role == role:
        return
    _keep_an_owner(row)
    row.role = role
    row.save(update_fields=["role"])
    event = _record(row, "member.role_changed", company=locked, actor=actor, at=at)
    queue("member_role_changed", event=event, subject=Concerned(company=locked, person=row.user))


@transaction.atomic
def remove(*, membership: Membership, actor: Any, at: datetime) -> None:
    """End a membership, by the person's own wish or another's; what they wrote stays with the company.

    Every page reads memberships afresh, so the person's next click finds nothing of the company.
    """
    locked = _lock(membership.company)
    row = _still_there(membership)
    _keep_an_owner(row)
    event = _record(row, "member.left", company=locked, actor=actor, at=at)
    row.delete()
    told = Concerned(company=locked, person=row.user)
    if actor != row.user:
        queue("member_removed", event=event, subject=told)
    queue("member_gone", event=event, subject=told)


def _lock(company: Company) -> Company:
    return Company.objects.select_for_update().get(pk=company.pk)


def _still_there(membership: Membership) -> Membership:
    """The row as it is now that the company is locked."""
    row = Membership.objects.select_related("user").filter(pk=membership.pk).first()
    if row is None:
        raise MoveRefused(_("This person does not belong to the company any more."))
    return row


def is_only_owner(row: Membership) -> bool:
    """Would the company be without an owner if this person went?"""
    others = Membership.objects.filter(company=row.company_id, role=Role.OWNER).exclude(pk=row.pk)
    return row.role == Role.OWNER and not others.exists()


def _keep_an_owner(leaving: Membership) -> None:
    """Only an owner can sign and let people in, so the last one stays."""
    if is_only_owner(leaving):
        raise MoveRefused(_("This is the only owner. Make another person an owner first."))


def _record(row: Membership, name: str, *, company: Company, actor: Any, at: datetime) -> Event:
    data = {"member": row.user.public_id, "role": row.role}
    return Event.record(company, name, actor=actor, at=at, data=data)
