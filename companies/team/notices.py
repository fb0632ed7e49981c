"""Who hears of what about an invitation. The invitation itself is a letter: its reader may have no account."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from companies.notices import owners
from portal.notifications.kinds import notice

_OWNERS: dict[str, Any] = {
    "audience": _("Owners of the company"),
    "action": _("See the people of the company"),
    "link": lambda invitation: invitation.get_absolute_url(),
    "tell_actor": False,
    "may_mute": True,
}


@notice("invitation_accepted", **_OWNERS, about=_("A person whom you invited has joined."))
@notice("invitation_declined", **_OWNERS, about=_("A person whom you invited has declined."))
@notice("invitation_expired", **_OWNERS, about=_("An invitation was not answered in time."))
def to_owners(invitation: Any) -> Iterable[Any]:
    return owners(invitation.company)
