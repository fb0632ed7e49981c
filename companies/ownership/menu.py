"""The size check in the menu of visitors and on the front page."""

from django.utils.translation import gettext_lazy as _

from portal.ui import front, navigation
from portal.ui.front import Lead, Place

navigation.register(
    navigation.Entry(
        label=_("Size check"), route="ownership:check", order=10, public=True, shown=lambda person: False
    )
)
front.register_lead(Lead(place=Place.MAY, label=_("Check the size of your company"), route="ownership:check"))
