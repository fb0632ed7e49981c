"""What may be done to an application that is not a change of its state."""

from applications.statuses import Status
from portal.accounts.roles import Role
from portal.workflow.grants import Grant

STAFF = (Role.OFFICER, Role.ASSESSOR, Role.REVIEWER, Role.DECIDER)

GRANTS = {
    "edit_sections": Grant(roles=(Role.OWNER, Role.EDITOR), statuses=(Status.DRAFT, Status.QUESTION_OPEN)),
    "read_work": Grant(roles=STAFF),  # steps, notes, checklists, decisions in the making
    "read_people": Grant(roles=(Role.OWNER, Role.EDITOR, Role.VIEWER)),  # who in the company did what
}
