"""Where the public check is found."""

from django.utils.translation import gettext_lazy as _

from portal.ui import front
from portal.ui.front import Lead, Place

front.register_lead(
    Lead(place=Place.LONG, label=_("Check that a file of ours is genuine"), route="check:page")
)
