"""The decision, and the answer to the offer."""

from django.utils.translation import gettext_lazy as _

from applications.statuses import Status
from portal.accounts.roles import Role
from portal.workflow.lifecycle import Move

DECISION = [
    Move(
        name="approve",
        label=_("Release the approval"),
        sources=(Status.IN_REVIEW,),
        target=Status.APPROVED,
        by=(Role.DECIDER,),
        requires=("approval_released", "offer_open", "company_still_sme", "names_cleared"),
        effects=("size_judged",),
        stamps="decided",
        notices=("application_approved",),
        told=_("Approved: offer made"),
        wrapped=True,
    ),
    Move(
        name="decline",
        label=_("Release the refusal"),
        sources=(Status.IN_REVIEW,),
        target=Status.DECLINED,
        by=(Role.DECIDER,),
        requires=("refusal_released",),
        effects=("size_judged",),
        stamps="decided",
        notices=("application_declined",),
        told=_("Not approved"),
        wrapped=True,
    ),
    Move(
        name="find_ineligible",
        label=_("Release the finding that it is not eligible"),
        sources=(Status.IN_REVIEW,),
        target=Status.INELIGIBLE,
        by=(Role.DECIDER,),
        requires=("ineligibility_released",),
        effects=("size_judged",),
        stamps="decided",
        notices=("application_ineligible",),
        told=_("Not eligible"),
        wrapped=True,
    ),
]

OFFER = [
    Move(
        name="accept",
        label=_("Accept the offer"),
        sources=(Status.APPROVED,),
        target=Status.ACCEPTED,
        by=(Role.OWNER,),
        requires=("offer_open", "mandate_confirmed"),
        effects=("aid_granted", "hours_committed", "allocation_begins"),
        stamps="responded",
        notices=("offer_accepted", "offer_accepted_staff"),
        told=_("Offer accepted"),
        wrapped=True,
        done=_(
            "You accepted the offer. LuxProvide now sets up your access and we write to you when it is ready."
        ),
    ),
    Move(
        name="refuse_offer",
        label=_("Refuse the offer"),
        sources=(Status.APPROVED,),
        target=Status.OFFER_REFUSED,
        by=(Role.OWNER,),
        effects=("aid_released", "hours_returned"),
        stamps="responded",
        notices=("offer_refused", "offer_refused_staff"),
        needs_note=True,
        note_label=_("Why you do not take the offer"),
        told=_("Offer refused"),
        note_told=True,
        weighty=True,
        done=_("You refused the offer. The hours go to others; you can apply again at any time."),
    ),
    Move(
        name="lapse",
        label=_("Let the offer lapse"),
        sources=(Status.APPROVED,),
        target=Status.LAPSED,
        by=(Role.SYSTEM,),
        requires=("offer_expired",),
        effects=("aid_released", "hours_returned"),
        notices=("offer_lapsed", "offer_lapsed_staff"),
        told=_("The offer lapsed"),
    ),
]
