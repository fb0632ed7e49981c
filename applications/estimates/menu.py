"""Where the estimator is found."""

from django.utils.translation import gettext_lazy as _

from portal.ui import front
from portal.ui.front import Lead, Place

front.register_lead(
    Lead(place=Place.WORK, label=_("Estimate how many GPU-hours you need"), route="estimates:page")
)
