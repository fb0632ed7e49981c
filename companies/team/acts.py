"""Words for what is recorded of invitations and is no move."""

from django.utils.translation import gettext_lazy as _

from portal.workflow.acts import register

register({"invitation.sent_again": _("Sent again, with a new link")})
