"""Words for what is recorded of reviews and is no move."""

from django.utils.translation import gettext_lazy as _

from portal.workflow.acts import register

register(
    {
        "step.closed": _("Step closed"),
    }
)
