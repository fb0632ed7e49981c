"""Where the finder is found."""

from django.utils.translation import gettext_lazy as _

from portal.ui import front, navigation
from portal.ui.front import Lead, Place

front.register_lead(Lead(place=Place.LONG, label=_("Find your door in three questions"), route="doors:find"))
navigation.register(
    navigation.Entry(
        label=_("Find your door"),
        route="doors:find",
        order=15,
        public=True,
        shown=lambda person: not person.staff_role_names,  # type: ignore[attr-defined]
    )
)
