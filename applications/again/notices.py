"""Who hears that a draft was not sent by a cut-off."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.notices import page
from companies.notices import members
from portal.accounts.roles import Role
from portal.notifications.kinds import notice


@notice(
    "draft_carried",
    audience=_("Owners and editors of the company"),
    about=_("A cut-off has passed, and a draft of your company was not sent."),
    action=_("Open the draft"),
    link=page,
    may_mute=True,
)
def writers(application: Any) -> Iterable[Any]:
    return members(application.company, Role.OWNER, Role.EDITOR)
