"""Words for what is recorded of papers and is no move."""

from django.utils.translation import gettext_lazy as _

from portal.workflow.acts import register

register({"file.exported": _("Whole file exported")})
