"""Who is what to an invitation: the owners who sent it, and the person whose address it went to."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Q

from companies.roles import member
from companies.team.statuses import InvitationStatus
from portal.accounts.roles import Role


def invitation_scopes(user: Any) -> dict[Role, Q]:
    """SECURITY: an invitation is for whoever has proved to read the mailbox, not for whoever has the link."""
    addresses = EmailAddress.objects.filter(user=user, verified=True).values("email")
    return {
        Role.OWNER: member(user, Role.OWNER, prefix="company__"),
        Role.INVITEE: Q(status=InvitationStatus.SENT, email__in=addresses),
    }
