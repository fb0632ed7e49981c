"""The words that officers read about who bears a name."""

from django.utils.translation import gettext_lazy as _

BEARERS = {
    "company": _("the company"),
    "mandate": _("may bind the company"),
    "owner": _("owns a part of the company"),
}
VERDICTS = {
    "same": _("the same"),
    "similar": _("similar: compare"),
    "different": _("different: compare"),
    "": _("not told by VIES"),
}
THINGS = {"name": _("Name"), "address": _("Address")}
