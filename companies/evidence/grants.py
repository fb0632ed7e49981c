"""What may be done with a company's evidence."""

from companies.statuses import CompanyStatus as Status
from portal.accounts.roles import MEMBER_ROLES, Role
from portal.workflow.grants import Grant

_WRITERS = (Role.OWNER, Role.EDITOR)

GRANTS = {
    "read_evidence": Grant(roles=(*MEMBER_ROLES, Role.OFFICER, Role.DECIDER)),
    "add_evidence": Grant(roles=_WRITERS, statuses=tuple(set(Status) - {Status.REFUSED})),
    "answer_questions": Grant(roles=_WRITERS, statuses=(Status.RETURNED,)),
    "check_claims": Grant(roles=(Role.OFFICER,), statuses=(Status.SUBMITTED,)),
    "compare_versions": Grant(roles=(Role.OFFICER, Role.DECIDER)),
}
