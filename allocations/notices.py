"""Who hears of what about an allocation; the words are in templates/notices."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from companies.notices import members
from portal.accounts.roles import Role
from portal.notifications.kinds import notice

User = get_user_model()


def page(allocation: Any) -> str:
    return allocation.get_absolute_url()


def team(allocation: Any) -> Iterable[Any]:
    return members(allocation.company)


for kind in ("allocation_ready", "allocation_suspended", "allocation_resumed", "allocation_ended"):
    notice(kind, audience=_("Everyone in the company"), action=_("See the allocation"), link=page)(team)


@notice("allocation_to_set_up", audience=_("Operators"), action=_("Set it up"), link=page)
def to_operators(allocation: Any) -> Iterable[Any]:
    return User.objects.holding(Role.OPERATOR).exclude(memberships__company=allocation.company)
