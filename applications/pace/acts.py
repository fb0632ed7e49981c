"""Words for what is recorded of promises and is no move."""

from django.utils.translation import gettext_lazy as _

from portal.workflow.acts import register

register({"promise.endangered": _("The promised day is in danger: officers told")})
