"""What may follow what for answers on integrity and for hits on a sanctions list."""

from django.utils.translation import gettext_lazy as _

from companies.screening.statuses import HitStatus, StatementStatus
from portal.accounts.roles import Role
from portal.workflow.lifecycle import Lifecycle, Move

WHY_CLEARED = _("Why this does not stand in the way")

STATEMENT = Lifecycle(
    name="integrity",
    states=StatementStatus,
    start=StatementStatus.GIVEN,
    moves=[
        Move(
            name="clear",
            label=_("Clear these answers"),
            sources=(StatementStatus.GIVEN,),
            target=StatementStatus.CLEARED,
            by=(Role.OFFICER,),
            requires=("latest_answers",),
            stamps="cleared",
            needs_note=True,
            note_label=WHY_CLEARED,
            done=_("The answers are cleared."),
        ),
        Move(
            name="look_again",
            label=_("Look at these answers again"),
            sources=(StatementStatus.CLEARED,),
            target=StatementStatus.GIVEN,
            by=(Role.OFFICER,),
            needs_note=True,
            note_label=_("What has changed"),
            done=_("The answers have to be looked at again."),
        ),
    ],
)

HIT = Lifecycle(
    name="hit",
    states=HitStatus,
    start=HitStatus.OPEN,
    moves=[
        Move(
            name="clear",
            label=_("Somebody else: clear"),
            sources=(HitStatus.OPEN, HitStatus.PROPOSED),
            target=HitStatus.CLEARED,
            by=(Role.OFFICER,),
            stamps="ruled",
            needs_note=True,
            note_label=_("How you know that this is somebody else"),
            done=_("The hit is cleared."),
        ),
        Move(
            name="propose",
            label=_("Looks right: ask a second person"),
            sources=(HitStatus.OPEN,),
            target=HitStatus.PROPOSED,
            by=(Role.OFFICER,),
            stamps="proposed",
            needs_note=True,
            note_label=_("What speaks for it"),
            done=_("A second person has to confirm this hit."),
        ),
        Move(
            name="confirm",
            label=_("Confirm: on the sanctions list"),
            sources=(HitStatus.PROPOSED,),
            target=HitStatus.CONFIRMED,
            by=(Role.OFFICER, Role.DECIDER),
            requires=("second_person",),
            stamps="ruled",
            needs_note=True,
            note_label=_("What you compared"),
            done=_("The hit is confirmed. The company cannot be verified."),
            weighty=True,
        ),
        Move(
            name="look_again",
            label=_("Look at this hit again"),
            sources=(HitStatus.CLEARED, HitStatus.CONFIRMED),
            target=HitStatus.OPEN,
            by=(Role.OFFICER,),
            needs_note=True,
            note_label=_("What has changed"),
            done=_("The hit has to be looked at again."),
        ),
    ],
)
