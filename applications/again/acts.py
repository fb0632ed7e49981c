"""Words for what is recorded of copies and carried drafts, and is no move."""

from django.utils.translation import gettext_lazy as _

from portal.workflow.acts import register

register(
    {
        "application.copied": _("Begun from an earlier application"),
        "draft.carried": _("Not sent in time: kept for the next cut-off"),
    }
)
