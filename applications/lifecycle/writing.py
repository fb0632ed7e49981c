"""From a draft to its submission."""

from django.utils.translation import gettext_lazy as _

from applications.statuses import Status
from portal.accounts.roles import Role
from portal.workflow.lifecycle import Move

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
