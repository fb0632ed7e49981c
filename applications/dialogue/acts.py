"""Words for what is recorded of the dialogue and is no move."""

from django.utils.translation import gettext_lazy as _

from portal.workflow.acts import register

register(
    {
        "question.drafted": _("Question drafted"),
        "question.dropped": _("Drafted question removed"),
    }
)
