"""What may be done to an allocation that is not a change of its state."""

from allocations.statuses import Status
from portal.accounts.roles import MEMBER_ROLES, Role
from portal.workflow.grants import Grant

GRANTS = {
    "read_way_in": Grant(roles=MEMBER_ROLES, statuses=(Status.ACTIVE,)),
    "record_account": Grant(roles=(Role.OPERATOR,), statuses=(Status.TO_PROVISION,)),
    # What it takes to set it up, and no more: docs/decisions/0013-operator-reads-what-it-sets-up.md.
    "read_technical": Grant(roles=(Role.OPERATOR,)),
    "read_authors": Grant(roles=(Role.OPERATOR, Role.OFFICER)),
}
