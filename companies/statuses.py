"""States of a company's registration, and of a request to join one."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CompanyStatus(TextChoices):
    """How far a registration has come."""

    REGISTERED = "registered", _("Registered, not sent yet")
    SUBMITTED = "submitted", _("Being verified")
    RETURNED = "returned", _("Returned for correction")
    VERIFIED = "verified", _("Verified")
    REFUSED = "refused", _("Refused")
    EXPIRED = "expired", _("To be verified again")


class JoinStatus(TextChoices):
    """Where a request to join a company stands."""

    ASKED = "asked", _("Waiting for the owner")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Not answered in time")


COLOURS = {
    CompanyStatus.REGISTERED: "grey",
    CompanyStatus.SUBMITTED: "blue",
    CompanyStatus.RETURNED: "amber",
    CompanyStatus.VERIFIED: "green",
    CompanyStatus.REFUSED: "red",
    CompanyStatus.EXPIRED: "amber",
    JoinStatus.ASKED: "blue",
    JoinStatus.ACCEPTED: "green",
    JoinStatus.DECLINED: "red",
    JoinStatus.EXPIRED: "grey",
}
