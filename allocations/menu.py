"""What allocations add to the menu."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.roles import Role
from portal.ui import navigation

navigation.register(
    navigation.Entry(
        label=_("Allocations"),
        route="allocations:queue",
        order=40,
        shown=lambda person: Role.OPERATOR in person.staff_role_names,  # type: ignore[attr-defined]
    )
)
