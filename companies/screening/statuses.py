"""States of a company's answers on its integrity, and of a name that looks like a listed one."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class StatementStatus(TextChoices):
    """Where a set of answers stands with the programme."""

    GIVEN = "given", _("Given")
    CLEARED = "cleared", _("Looked at and cleared")


class HitStatus(TextChoices):
    """What people found about one hit."""

    OPEN = "open", _("To be looked at")
    CLEARED = "cleared", _("Somebody else: cleared")
    PROPOSED = "proposed", _("Looks right: a second person has to confirm")
    CONFIRMED = "confirmed", _("Confirmed: on the sanctions list")
