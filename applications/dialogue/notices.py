"""Who hears of a reply before the decision; the words are in templates/notices."""

from django.utils.translation import gettext_lazy as _

from applications.notices import TO_OFFICERS, officers, page, team
from portal.notifications.kinds import notice

notice("reply_invited", audience=_("Everyone in the company"), action=_("Read it and reply"), link=page)(team)
notice("reply_given", about=_("A company has replied to an assessment."), **TO_OFFICERS)(officers)
notice("reply_over", about=_("The time to reply to an assessment is over."), **TO_OFFICERS)(officers)
