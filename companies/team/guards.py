"""Conditions of an invitation's moves: each says "" or a sentence."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from companies.models import Membership
from portal.workflow.registry import guard


@guard("invitation_good")
def invitation_good(invitation: Any, /, *, actor: Any, at: datetime) -> str:
    """Its time is not over."""
    if invitation.is_good(at):
        return ""
    return _("This invitation has expired. Ask the person who invited you for a new one.")


@guard("invitation_over")
def invitation_over(invitation: Any, /, *, actor: Any, at: datetime) -> str:
    """Its time is over."""
    return _("The invitation still holds.") if invitation.is_good(at) else ""


@guard("invitee_outside")
def invitee_outside(invitation: Any, /, *, actor: Any, at: datetime) -> str:
    """Who belongs to the company already keeps the role they have."""
    inside = Membership.objects.filter(company=invitation.company_id, user=actor).exists()
    return _("You belong to this company already, so there is nothing to accept.") if inside else ""
