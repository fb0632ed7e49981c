"""What may follow what in an application's life: the only place that says so.

Guards and effects are named here and registered by the app that knows them: `company_is_sme` by the ownership
of companies, `offer_open` by allocations, `approval_released` by reviews, `signature_kept` by paper.
"""

from django.utils.translation import gettext_lazy as _

from applications.statuses import UNDER_REVIEW, Status
from portal.accounts.roles import Role
from portal.workflow.lifecycle import Lifecycle, Move

READY = ("mode_open", "call_open", "sections_complete", "company_sent", "company_is_sme", "aid_declared")

BEFORE_SUBMISSION = [
    Move(
        name="request_signature",
        label=_("Ask the owner to sign"),
        sources=(Status.DRAFT,),
        target=Status.AWAITING_SIGNATURE,
        by=(Role.EDITOR,),
        requires=READY,
        notices=("application_to_sign",),
        told=_("Sent to the owner for signature"),
        done=_("The owner of the company has been asked to sign and submit."),
    ),
    Move(
        name="return_to_draft",
        label=_("Change the draft again"),
        sources=(Status.AWAITING_SIGNATURE,),
        target=Status.DRAFT,
        by=(Role.OWNER, Role.EDITOR),
        told=_("Opened again for changes"),
        done=_("The draft is open for changes again."),
    ),
    Move(
        name="submit",
        label=_("Submit application"),
        sources=(Status.DRAFT, Status.AWAITING_SIGNATURE),
        target=Status.SUBMITTED,
        by=(Role.OWNER,),
        requires=(*READY, "company_integrity_stands", "mandate_declared"),
        fills=("reference_given", "form_kept"),
        effects=(
            "version_frozen",
            "signature_kept",
            "call_entered",
            "path_laid",
            "size_judged",
            "papers_made",
        ),
        stamps="submitted",
        notices=("application_received", "application_to_check"),
        told=_("Application received"),
        wrapped=True,
    ),
    Move(
        name="discard",
        label=_("Discard the draft"),
        sources=(Status.DRAFT, Status.AWAITING_SIGNATURE),
        target=Status.WITHDRAWN,
        by=(Role.OWNER, Role.EDITOR),
        told=_("Draft discarded"),
        weighty=True,
        done=_("The draft is discarded."),
    ),
]

IN_REVIEW = [
    Move(
        name="start_review",
        label=_("Start the review"),
        sources=(Status.SUBMITTED,),
        target=Status.IN_REVIEW,
        by=(Role.OFFICER,),
        notices=("application_in_review",),
        told=_("Review started"),
        done=_("The review has started, and the applicant has been told."),
    ),
    Move(
        name="ask",
        label=_("Ask the applicant"),
        sources=(Status.IN_REVIEW,),
        target=Status.QUESTION_OPEN,
        by=(Role.OFFICER, Role.ASSESSOR),
        notices=("application_question",),
        told=_("Question asked"),
        wrapped=True,
        done=_("The question has been sent. The clock stands until it is answered."),
    ),
    Move(
        name="answer",
        label=_("Send the answer"),
        sources=(Status.QUESTION_OPEN,),
        target=Status.IN_REVIEW,
        by=(Role.OWNER, Role.EDITOR),
        requires=("sections_complete",),
        fills=("promise_moved",),
        effects=("version_frozen", "due_dates_moved", "papers_made"),
        notices=("application_answered",),
        told=_("Question answered"),
        wrapped=True,
        done=_("Thank you. Your answer has been sent and the review goes on."),
    ),
    Move(
        name="withdraw",
        label=_("Withdraw the application"),
        sources=UNDER_REVIEW,
        target=Status.WITHDRAWN,
        by=(Role.OWNER,),
        effects=("questions_closed", "steps_closed"),
        notices=("application_withdrawn", "application_withdrawn_staff"),
        takes_note=True,
        note_label=_("Why you withdraw it, if you like to say"),
        note_told=True,
        told=_("Application withdrawn"),
        weighty=True,
        done=_("The application is withdrawn. You can apply again at any time."),
    ),
]

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

APPLICATION = Lifecycle(
    name="application",
    states=Status,
    start=Status.DRAFT,
    moves=[*BEFORE_SUBMISSION, *IN_REVIEW, *DECISION, *OFFER],
)
