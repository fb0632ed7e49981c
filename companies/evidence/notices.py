"""Who hears that a verification ends."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from companies.notices import members, page
from portal.notifications.kinds import notice

_TEAM = {"audience": _("Everyone in the company"), "link": page}


@notice("company_ends_soon", action=_("See your company"), **_TEAM)
@notice("company_expired", action=_("Confirm the details"), **_TEAM)
@notice("company_to_confirm", action=_("Confirm the details"), **_TEAM)
def to_members(company: Any) -> Iterable[Any]:
    return members(company)
