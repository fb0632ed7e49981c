"""Invitations on the page of a company's people, and as the first thing for a person who has just signed up."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from companies import people_panels
from companies.models import Company
from companies.people_panels import Panel
from companies.team.models import Invitation
from companies.team.statuses import InvitationStatus as Status
from portal.accounts.roles import Role
from portal.ui.duties import Duty, register_beginning

SHOWN = 50


@people_panels.register
def invitations(company: Company, *, granted: frozenset[str], at: datetime) -> Panel | None:
    """Open and expired invitations, for owners."""
    if "manage_people" not in granted:
        return None
    rows = Invitation.objects.filter(company=company, status__in=(Status.SENT, Status.EXPIRED))
    return Panel(
        template="companies/team/_invitations.html",
        rows=[
            {
                "invitation": row,
                "words": row.status_for(frozenset({Role.OWNER})),
                "open": bool(row.lifecycle.leaving(row.status)),
            }
            for row in rows.order_by("-sent_at", "-pk")[:SHOWN]
        ],
    )


def open_for(person: Any, *, at: datetime) -> Any:
    """The invitations that wait for this person's answer."""
    rows = Invitation.objects.held_by(person, Role.INVITEE).filter(expires_at__gt=at)
    return rows.select_related("company", "invited_by").order_by("-sent_at", "-pk")


def answer_an_invitation(person: Any) -> Duty | None:
    """Before a company is registered a second time: a colleague may have invited the person."""
    invitation = open_for(person, at=timezone.now()).first()
    if invitation is None:
        return None
    return Duty(
        title=_("You are invited to %(company)s") % {"company": invitation.company.name},
        text=_("Read who invites you, then accept or decline."),
        url=reverse("companies:invited", args=[invitation.public_id]),
        action=_("Read the invitation"),
    )


register_beginning(answer_an_invitation, first=True)
