"""Words for what is recorded of calls and is no move."""

from django.utils.translation import gettext_lazy as _

from portal.workflow.acts import register

register({"call.entered": _("Came in for a cut-off")})
