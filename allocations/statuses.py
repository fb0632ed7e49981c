"""States of an allocation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(TextChoices):
    """Where an allocation stands, from the operator's first look to the end."""

    TO_PROVISION = "to_provision", _("Being set up")
    ACTIVE = "active", _("Active")
    SUSPENDED = "suspended", _("Suspended")
    ENDED = "ended", _("Ended")
    CLOSED = "closed", pgettext_lazy("allocation", "Closed")


COLOURS = {
    Status.TO_PROVISION: "blue",
    Status.ACTIVE: "green",
    Status.SUSPENDED: "red",
    Status.ENDED: "grey",
    Status.CLOSED: "grey",
}
