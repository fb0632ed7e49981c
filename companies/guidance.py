"""What happens next with a registration, in one or two sentences for the side that reads them."""

from django.utils.translation import gettext_lazy as _

from companies.statuses import CompanyStatus as Status
from portal.accounts.roles import Role
from portal.ui.layout import Words

NEXT: dict[str, Words] = {
    Status.SUBMITTED: _(
        "We compare what you entered with the public registers. As soon as that is done you get a message. "
        "You need not wait: you can apply for computing time now."
    ),
    Status.VERIFIED: _("The registration is complete. Your company can apply for computing time."),
    Status.REFUSED: _("The registration has ended. If you think that this is wrong, write to us."),
}
OPEN: dict[str, Words] = {
    Status.REGISTERED: _("Send the registration when everything is entered. We then verify it."),
    Status.RETURNED: _("Correct what is named here, then send the registration again."),
    Status.EXPIRED: _(
        "The verification has ended. Look through the details and send them again. You can write applications "
        "meanwhile, and send them as soon as the details are sent."
    ),
}
OWNER_SENDS = _(
    "Everybody in the company can write. An owner sends the registration when everything is entered."
)
REASONS: dict[str, Words] = {
    Status.EXPIRED: _("Why the company is verified again"),
    Status.RETURNED: _("What has to be corrected"),
    Status.REFUSED: _("Why the registration was refused"),
}


def next_for(status: str, *, roles: frozenset[str]) -> Words:
    """The sentences under the heading of the company's page."""
    if status in OPEN:
        return OPEN[status] if Role.OWNER in roles else OWNER_SENDS
    return NEXT[status]
