"""Who hears of what about a mandate."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from companies.notices import owners
from portal.accounts.roles import Role
from portal.notifications.kinds import notice

User = get_user_model()
_PAGE: dict[str, Any] = {
    "action": _("See who may bind the company"),
    "link": lambda mandate: mandate.get_absolute_url(),
}


@notice("mandate_confirmed", audience=_("The person who may bind the company"), farewell=True, **_PAGE)
@notice("mandate_refused", audience=_("The person who may bind the company"), farewell=True, **_PAGE)
@notice("mandate_ended", audience=_("The person who may bind the company"), farewell=True, **_PAGE)
def to_the_holder(mandate: Any) -> Iterable[Any]:
    return [mandate.person]


@notice("mandate_ending", audience=_("Owners of the company"), **_PAGE)
def to_owners(mandate: Any) -> Iterable[Any]:
    return owners(mandate.company)


@notice(
    "mandate_to_check",
    audience=_("Programme officers"),
    about=_("A mandate waits to be checked."),
    action=_("Check the mandate"),
    link=lambda mandate: reverse("companies:mandates"),
    may_mute=True,
)
def to_officers(mandate: Any) -> Iterable[Any]:
    return User.objects.holding(Role.OFFICER).exclude(memberships__company=mandate.company)
