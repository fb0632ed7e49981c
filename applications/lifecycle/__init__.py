"""What may follow what in an application's life: the only place that says so.

Guards and effects are named here and registered by the app that knows them: `company_is_sme` by the ownership
of companies, `offer_open` by allocations, `approval_released` by reviews, `signature_kept` by paper.
"""

from applications.lifecycle.ending import DECISION, OFFER
from applications.lifecycle.review import IN_REVIEW
from applications.lifecycle.writing import BEFORE_SUBMISSION
from applications.statuses import Status
from portal.workflow.lifecycle import Lifecycle

APPLICATION = Lifecycle(
    name="application",
    states=Status,
    start=Status.DRAFT,
    moves=[*BEFORE_SUBMISSION, *IN_REVIEW, *DECISION, *OFFER],
)
