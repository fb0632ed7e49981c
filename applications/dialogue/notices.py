"""Who hears of a reply before the decision; the words are in templates/notices."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.notices import file_page, officers, page, team
from portal.notifications.kinds import notice

_OFFICERS: dict[str, Any] = {
    "audience": _("Programme officers"),
    "action": _("Open the file"),
    "link": file_page,
    "may_mute": True,
    "tell_actor": False,
}

notice("reply_invited", audience=_("Everyone in the company"), action=_("Read it and reply"), link=page)(team)
notice("reply_given", about=_("A company has replied to an assessment."), **_OFFICERS)(officers)
notice("reply_over", about=_("The time to reply to an assessment is over."), **_OFFICERS)(officers)
