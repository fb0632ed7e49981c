"""Words for what is recorded of a company's aid."""

from django.utils.translation import gettext_lazy as _

from portal.workflow.acts import register

register(
    {
        "aid.added": _("Aid received: an entry added"),
        "aid.corrected": _("Aid received: an entry corrected"),
        "aid.declared_complete": _("The list of aid declared complete"),
        "aid.enterprise_added": _("An enterprise under the same control added"),
        "aid.enterprise_left": _("An enterprise is no longer under the same control"),
        "aid.undertakings_joined": _("Joined with another company under the same control"),
        "aid.split_declared": _("A split declared"),
        "aid.split_confirmed": _("A split confirmed: its share of the aid goes along"),
        "aid.split_refused": _("A split not confirmed: the list of aid stays as it is"),
        "aid.reserved": _("Aid reserved for an offer"),
        "aid.granted": _("Aid granted"),
        "aid.released": _("Reserved aid released"),
        "aid.reported": _("Aid entered in the central register"),
    }
)
