"""What may follow what in a decision's life: the only place that says so. Two people make a decision."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.roles import Role
from portal.workflow.lifecycle import Lifecycle, Move
from reviews.statuses import DecisionStatus as Status

DECISION = Lifecycle(
    name="decision",
    states=Status,
    start=Status.PREPARED,
    moves=[
        Move(
            name="confirm",
            label=_("Confirm and release"),
            sources=(Status.PREPARED,),
            target=Status.RELEASED,
            by=(Role.DECIDER,),
            requires=("four_eyes", "answers_considered", "basis_holds"),
            effects=("decision_released",),
            stamps="confirmed",
            wrapped=True,
            weighty=True,
            done=_("The decision is released, and the applicant has been told."),
        ),
        Move(
            name="send_back",
            label=_("Send back to the officer"),
            sources=(Status.PREPARED,),
            target=Status.SENT_BACK,
            by=(Role.DECIDER,),
            requires=("four_eyes",),
            needs_note=True,
            note_label=_("What has to change"),
            notices=("decision_sent_back",),
            done=_("The decision has been sent back. The applicant is not told."),
        ),
        Move(
            name="overtake",
            label=_("Set aside"),
            sources=(Status.PREPARED,),
            target=Status.VOID,
            by=(Role.SYSTEM,),
        ),
    ],
)
