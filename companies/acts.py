"""Words for what is recorded of companies and is no move."""

from django.utils.translation import gettext_lazy as _

from portal.workflow.acts import register

register(
    {
        "details.changed": _("Details changed"),
        "figures.changed": _("Figures changed"),
        "member.joined": _("A person joined"),
        "member.role_changed": _("Role of a person changed"),
        "member.left": _("A person left"),
    }
)
