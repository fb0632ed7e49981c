"""The officers' line in the menu, and the open check on the front page."""

from django.utils.translation import gettext_lazy as _

from companies.queries import is_officer
from portal.ui import front, navigation
from portal.ui.front import Lead, Place

navigation.register(
    navigation.Entry(label=_("Register of aid"), route="aidledger:register", order=45, shown=is_officer)
)
front.register_lead(
    Lead(place=Place.COST, label=_("Check how much aid you may still receive"), route="aidledger:check")
)
