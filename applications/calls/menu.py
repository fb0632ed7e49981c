"""Where calls are found."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.roles import Role
from portal.ui import front, navigation
from portal.ui.front import Lead, Place

front.register_lead(Lead(place=Place.LONG, label=_("See the calls and their cut-offs"), route="calls:list"))
navigation.register(
    navigation.Entry(
        label=_("Cut-offs"),
        route="calls:officers",
        order=45,
        shown=lambda person: Role.OFFICER in person.staff_role_names,  # type: ignore[attr-defined]
    )
)
