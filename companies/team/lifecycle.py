"""What may follow what for an invitation: the only place that says so."""

from django.utils.translation import gettext_lazy as _

from companies.team.statuses import InvitationStatus as Status
from portal.accounts.roles import Role
from portal.workflow.lifecycle import Lifecycle, Move

INVITATION = Lifecycle(
    name="invitation",
    states=Status,
    start=Status.SENT,
    moves=[
        Move(
            name="accept",
            label=_("Accept the invitation"),
            sources=(Status.SENT,),
            target=Status.ACCEPTED,
            by=(Role.INVITEE,),
            requires=("invitation_good", "invitee_outside"),
            effects=("invitee_joins",),
            stamps="answered",
            notices=("invitation_accepted",),
            done=_("Welcome: you now belong to the company."),
        ),
        Move(
            name="decline",
            label=_("Decline the invitation"),
            sources=(Status.SENT,),
            target=Status.DECLINED,
            by=(Role.INVITEE,),
            stamps="answered",
            notices=("invitation_declined",),
            done=_("The invitation is declined, and the company has been told."),
        ),
        Move(
            name="revoke",
            label=_("Take the invitation back"),
            sources=(Status.SENT,),
            target=Status.REVOKED,
            by=(Role.OWNER,),
            done=_("The invitation is taken back. Its link does not work any more."),
        ),
        Move(
            name="expire",
            label=_("Let the invitation expire"),
            sources=(Status.SENT,),
            target=Status.EXPIRED,
            by=(Role.SYSTEM,),
            requires=("invitation_over",),
            notices=("invitation_expired",),
        ),
    ],
)
