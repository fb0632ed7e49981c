"""What may follow what in an allocation's life: the only place that says so."""

from django.utils.translation import gettext_lazy as _

from allocations.statuses import Status
from portal.accounts.roles import Role
from portal.workflow.lifecycle import Lifecycle, Move

ALLOCATION = Lifecycle(
    name="allocation",
    states=Status,
    start=Status.TO_PROVISION,
    moves=[
        Move(
            name="provision",
            label=_("Report that it is set up"),
            sources=(Status.TO_PROVISION,),
            target=Status.ACTIVE,
            by=(Role.OPERATOR,),
            requires=("account_recorded",),
            stamps="provisioned",
            notices=("allocation_ready",),
            told=_("Access set up"),
            wrapped=True,
            done=_("The account is recorded, and the company has been told how to get in."),
        ),
        Move(
            name="suspend",
            label=_("Suspend"),
            sources=(Status.ACTIVE,),
            target=Status.SUSPENDED,
            by=(Role.OPERATOR, Role.OFFICER),
            needs_note=True,
            note_label=_("Why it is suspended, and what the company can do"),
            notices=("allocation_suspended",),
            told=_("Suspended"),
            note_told=True,
            done=_("The allocation is suspended, and the company has been told."),
        ),
        Move(
            name="resume",
            label=_("Resume"),
            sources=(Status.SUSPENDED,),
            target=Status.ACTIVE,
            by=(Role.OPERATOR, Role.OFFICER),
            notices=("allocation_resumed",),
            told=_("Resumed"),
            done=_("The allocation is active again, and the company has been told."),
        ),
        Move(
            name="end",
            label=_("End now that the term is over"),
            sources=(Status.ACTIVE, Status.SUSPENDED),
            target=Status.ENDED,
            by=(Role.OPERATOR, Role.OFFICER, Role.SYSTEM),
            requires=("term_over",),
            notices=("allocation_ended",),
            told=_("The term ended"),
            done=_("The allocation has ended, and the company has been told."),
        ),
        Move(
            name="close",
            label=_("Close"),
            sources=(Status.ENDED,),
            target=Status.CLOSED,
            by=(Role.OFFICER,),
            told=_("Closed"),
            done=_("The allocation is closed."),
        ),
    ],
)
