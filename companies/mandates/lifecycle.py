"""What may follow what for a mandate: the only place that says so."""

from django.utils.translation import gettext_lazy as _

from companies.mandates.statuses import LIVE
from companies.mandates.statuses import MandateStatus as Status
from portal.accounts.roles import Role
from portal.workflow.lifecycle import Lifecycle, Move

MANDATE = Lifecycle(
    name="mandate",
    states=Status,
    start=Status.DECLARED,
    moves=[
        Move(
            name="confirm",
            label=_("Confirm the mandate"),
            sources=(Status.DECLARED,),
            target=Status.CONFIRMED,
            by=(Role.OFFICER,),
            requires=("company_is_verified",),
            stamps="checked",
            notices=("mandate_confirmed",),
            done=_("The mandate is confirmed, and the person has been told."),
        ),
        Move(
            name="confirm_with_company",
            label=_("Confirm together with the company"),
            sources=(Status.DECLARED,),
            target=Status.CONFIRMED,
            by=(Role.OFFICER,),
            stamps="checked",
            wrapped=True,
        ),
        Move(
            name="refuse",
            label=_("Do not confirm the mandate"),
            sources=(Status.DECLARED,),
            target=Status.REFUSED,
            by=(Role.OFFICER,),
            needs_note=True,
            note_label=_("Why it is not confirmed, and what the company can do"),
            stamps="checked",
            notices=("mandate_refused",),
            note_told=True,
            done=_("The person has been told."),
        ),
        Move(
            name="end",
            label=_("End the mandate"),
            sources=LIVE,
            target=Status.ENDED,
            by=(Role.OWNER,),
            notices=("mandate_ended",),
            weighty=True,
            done=_("The mandate has ended. What was signed before stays signed."),
        ),
        Move(
            name="lapse",
            label=_("End now that its last day is over"),
            sources=LIVE,
            target=Status.ENDED,
            by=(Role.SYSTEM,),
            requires=("mandate_over",),
            notices=("mandate_ended",),
        ),
    ],
)
