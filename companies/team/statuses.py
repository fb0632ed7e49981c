"""States of an invitation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class InvitationStatus(TextChoices):
    """Where an invitation stands."""

    SENT = "sent", _("Sent")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    REVOKED = "revoked", _("Taken back")
    EXPIRED = "expired", _("Expired")


COLOURS = {
    InvitationStatus.SENT: "blue",
    InvitationStatus.ACCEPTED: "green",
    InvitationStatus.DECLINED: "red",
    InvitationStatus.REVOKED: "grey",
    InvitationStatus.EXPIRED: "grey",
}
