"""Invitations at any state, and the secret of each, which only its letter carries."""

import re
from datetime import datetime
from typing import Any

from companies.models import Company
from companies.team.models import Invitation
from companies.team.services import invite
from portal.accounts.roles import Role
from portal.notifications.models import Letter
from tests.factories.clock import NOW
from tests.factories.companies import make_company


def make_invitation(
    *,
    company: Company | None = None,
    email: str = "nora.new@example.lu",
    role: Role = Role.EDITOR,
    at: datetime = NOW,
    actor: Any = None,
) -> Invitation:
    """An open invitation, with its letter in the queue."""
    company = company or make_company()
    actor = actor or company.memberships.filter(role=Role.OWNER).order_by("pk")[0].user
    return invite(company=company, email=email, role=role, language="en", actor=actor, at=at)


def link_of(email: str = "nora.new@example.lu") -> str:
    """The path in the latest letter to this address."""
    letter = Letter.objects.filter(to=email).latest("pk")
    found = re.search(r"(/companies/invitations/\S+)", letter.text)
    assert found is not None, letter.text
    return found[1]
