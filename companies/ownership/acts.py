"""Words for what is recorded of ownership."""

from django.utils.translation import gettext_lazy as _

from portal.workflow.acts import register

register({"ownership.changed": _("Ownership changed")})
