"""Words for what is recorded of allocations and is no move."""

from django.utils.translation import gettext_lazy as _

from portal.workflow.acts import register

register(
    {
        "offer.reminded": _("Reminder of the offer sent"),
    }
)
