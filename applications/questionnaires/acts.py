"""Words for what is recorded of editions and is no move."""

from django.utils.translation import gettext_lazy as _

from portal.workflow.acts import register

register({"edition.copied": _("Copied to a new draft")})
