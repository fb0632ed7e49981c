"""What may be done with a company's list of aid."""

from portal.accounts.roles import MEMBER_ROLES, Role
from portal.workflow.grants import Grant

GRANTS = {
    "read_aid": Grant(roles=(*MEMBER_ROLES, Role.OFFICER, Role.DECIDER)),
    "write_aid": Grant(roles=(Role.OWNER, Role.EDITOR)),
    "correct_aid": Grant(roles=(Role.OWNER, Role.EDITOR, Role.OFFICER)),
    "confirm_aid": Grant(roles=(Role.OWNER,)),
    "let_enterprise_go": Grant(roles=(Role.OWNER, Role.OFFICER)),
    "join_undertakings": Grant(roles=(Role.OFFICER,)),
}
