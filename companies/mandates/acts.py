"""Words for what is recorded of mandates and is no move."""

from django.utils.translation import gettext_lazy as _

from portal.workflow.acts import register

register({"mandate.reminded": _("Reminded of the end")})
