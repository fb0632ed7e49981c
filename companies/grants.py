"""What may be done to a company that is not a change of its state."""

from companies.statuses import CompanyStatus as Status
from portal.accounts.roles import MEMBER_ROLES, Role
from portal.workflow.grants import Grant

EDITABLE = (Status.REGISTERED, Status.RETURNED, Status.EXPIRED)

GRANTS = {
    "edit_company": Grant(roles=(Role.OWNER, Role.EDITOR), statuses=EDITABLE),
    "answer_integrity": Grant(
        roles=(Role.OWNER, Role.EDITOR), statuses=tuple(set(Status) - {Status.REFUSED})
    ),
    "screen_company": Grant(roles=(Role.OFFICER,)),
    "edit_ownership": Grant(roles=(Role.OWNER, Role.EDITOR), statuses=(*EDITABLE, Status.VERIFIED)),
    "read_members": Grant(roles=MEMBER_ROLES),
    "read_claims": Grant(roles=(Role.OFFICER, Role.DECIDER)),
    "answer_joins": Grant(roles=(Role.OWNER,)),
    "manage_people": Grant(roles=(Role.OWNER,)),
    "leave": Grant(roles=MEMBER_ROLES),
    "start_application": Grant(
        roles=(Role.OWNER, Role.EDITOR), statuses=tuple(set(Status) - {Status.REFUSED})
    ),
}
