"""What may follow what for a company's registration and for a request to join: the only place that says so."""

from django.utils.translation import gettext_lazy as _

from companies.statuses import CompanyStatus, JoinStatus
from portal.accounts.roles import Role
from portal.workflow.lifecycle import Lifecycle, Move

COMPANY = Lifecycle(
    name="company",
    states=CompanyStatus,
    start=CompanyStatus.REGISTERED,
    moves=[
        Move(
            name="send",
            label=_("Send for verification"),
            sources=(CompanyStatus.REGISTERED, CompanyStatus.RETURNED),
            target=CompanyStatus.SUBMITTED,
            by=(Role.OWNER,),
            requires=("company_complete", "integrity_answered"),
            effects=("registers_asked",),
            stamps="submitted",
            notices=("company_received", "company_to_verify"),
            told=_("Registration sent for verification"),
            done=_("Your registration has been sent. We will write to you as soon as it is verified."),
        ),
        Move(
            name="verify",
            label=_("Verify the company"),
            sources=(CompanyStatus.SUBMITTED,),
            target=CompanyStatus.VERIFIED,
            by=(Role.OFFICER,),
            requires=("company_complete", "integrity_looked_at", "sanctions_clear"),
            stamps="verified",
            notices=("company_verified",),
            told=_("Company verified"),
            done=_("The company is verified and has been told."),
        ),
        Move(
            name="return",
            label=_("Return for correction"),
            sources=(CompanyStatus.SUBMITTED,),
            target=CompanyStatus.RETURNED,
            by=(Role.OFFICER,),
            needs_note=True,
            note_label=_("What has to be corrected"),
            notices=("company_returned",),
            told=_("Returned for correction"),
            note_told=True,
            done=_("The company has been told what to correct."),
        ),
        Move(
            name="refuse",
            label=_("Refuse the registration"),
            sources=(CompanyStatus.SUBMITTED,),
            target=CompanyStatus.REFUSED,
            by=(Role.OFFICER,),
            needs_note=True,
            note_label=_("Why it is refused, and what the company can do"),
            notices=("company_refused",),
            told=_("Registration refused"),
            note_told=True,
            done=_("The company has been told."),
        ),
        Move(
            name="reopen",
            label=_("Open the registration again"),
            sources=(CompanyStatus.REFUSED, CompanyStatus.VERIFIED),
            target=CompanyStatus.RETURNED,
            by=(Role.OFFICER,),
            needs_note=True,
            note_label=_("Why it is opened again"),
            notices=("company_returned",),
            told=_("Opened again for correction"),
            note_told=True,
            done=_("The company can correct its registration again."),
        ),
    ],
)

JOIN = Lifecycle(
    name="join",
    states=JoinStatus,
    start=JoinStatus.ASKED,
    moves=[
        Move(
            name="accept",
            label=_("Let this person in"),
            sources=(JoinStatus.ASKED,),
            target=JoinStatus.ACCEPTED,
            by=(Role.OWNER,),
            effects=("membership_begins",),
            stamps="answered",
            notices=("join_accepted",),
            done=_("This person now belongs to the company."),
        ),
        Move(
            name="decline",
            label=_("Decline the request"),
            sources=(JoinStatus.ASKED,),
            target=JoinStatus.DECLINED,
            by=(Role.OWNER,),
            stamps="answered",
            notices=("join_declined",),
            done=_("The request is declined, and the person has been told."),
        ),
        Move(
            name="expire",
            label=_("Let the request expire"),
            sources=(JoinStatus.ASKED,),
            target=JoinStatus.EXPIRED,
            by=(Role.SYSTEM,),
            requires=("join_expired",),
            notices=("join_expired",),
        ),
    ],
)
