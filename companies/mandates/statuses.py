"""States of a mandate, and its kinds."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MandateStatus(TextChoices):
    """How far a mandate has been checked."""

    DECLARED = "declared", _("Declared, not checked yet")
    CONFIRMED = "confirmed", _("Confirmed")
    REFUSED = "refused", _("Not confirmed")
    ENDED = "ended", _("Ended")


class MandateKind(TextChoices):
    """Where the right to bind the company comes from."""

    REGISTER = "register", _("Manager entered in the trade register (RCS)")
    ATTORNEY = "attorney", _("Power of attorney")


LIVE = (MandateStatus.DECLARED, MandateStatus.CONFIRMED)
COLOURS = {
    MandateStatus.DECLARED: "blue",
    MandateStatus.CONFIRMED: "green",
    MandateStatus.REFUSED: "red",
    MandateStatus.ENDED: "grey",
}
