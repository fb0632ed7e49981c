"""Writes on who belongs to a company: one event each, and a company is never left without an owner."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from companies.models import Company, Membership
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused
from portal.workflow.models import Event


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
    """Give a member another role."""
    locked = _lock(membership.company)
    row = Membership.objects.get(pk=membership.pk)
    if row.role == role:
        return
    _keep_an_owner(row)
    row.role = role
    row.save(update_fields=["role"])
    _record(row, "member.role_changed", company=locked, actor=actor, at=at)


@transaction.atomic
def remove(*, membership: Membership, actor: Any, at: datetime) -> None:
    """End a membership."""
    locked = _lock(membership.company)
    row = Membership.objects.get(pk=membership.pk)
    _keep_an_owner(row)
    _record(row, "member.left", company=locked, actor=actor, at=at)
    row.delete()


def _lock(company: Company) -> Company:
    return Company.objects.select_for_update().get(pk=company.pk)


def is_only_owner(row: Membership) -> bool:
    """Would the company be without an owner if this person went?"""
    others = Membership.objects.filter(company=row.company_id, role=Role.OWNER).exclude(pk=row.pk)
    return row.role == Role.OWNER and not others.exists()


def _keep_an_owner(leaving: Membership) -> None:
    """Only an owner can sign and let people in, so the last one stays."""
    if is_only_owner(leaving):
        raise MoveRefused(_("This is the only owner. Make another person an owner first."))


def _record(row: Membership, name: str, *, company: Company, actor: Any, at: datetime) -> None:
    data = {"member": row.user.public_id, "role": row.role}
    Event.record(company, name, actor=actor, at=at, data=data)
