"""States of an application, in the words of the staff and in the words of the applicant."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """Where an application stands. The label is for the staff; `public` is what the applicant reads."""

    DRAFT = "draft", _("Draft")
    AWAITING_SIGNATURE = "awaiting_signature", _("Waiting for signature")
    SUBMITTED = "submitted", _("Received, not started")
    IN_REVIEW = "in_review", _("In review")
    QUESTION_OPEN = "question_open", _("Waiting for the applicant's answer")
    REPLY_OPEN = "reply_open", _("Waiting for the applicant's reply")
    APPROVED = "approved", _("Offer made")
    ACCEPTED = "accepted", _("Accepted")
    OFFER_REFUSED = "offer_refused", _("Offer refused by the applicant")
    LAPSED = "lapsed", _("Offer lapsed")
    DECLINED = "declined", _("Declined")
    INELIGIBLE = "ineligible", _("Not eligible")
    WITHDRAWN = "withdrawn", _("Withdrawn")

    @classmethod
    def public(cls, status: str) -> str | Promise:
        return PUBLIC[cls(status)]


PUBLIC: dict[Status, str | Promise] = {
    Status.DRAFT: _("Draft"),
    Status.AWAITING_SIGNATURE: _("Waiting for signature"),
    Status.SUBMITTED: _("Received"),
    Status.IN_REVIEW: _("In review"),
    Status.QUESTION_OPEN: _("We need an answer"),
    Status.REPLY_OPEN: _("You may reply before we decide"),
    Status.APPROVED: _("Offer made"),
    Status.ACCEPTED: _("Accepted"),
    Status.OFFER_REFUSED: _("Offer not taken up"),
    Status.LAPSED: _("Offer lapsed"),
    Status.DECLINED: _("Not approved"),
    Status.INELIGIBLE: _("Not eligible"),
    Status.WITHDRAWN: _("Withdrawn"),
}

COLOURS = {
    Status.DRAFT: "grey",
    Status.AWAITING_SIGNATURE: "amber",
    Status.SUBMITTED: "blue",
    Status.IN_REVIEW: "blue",
    Status.QUESTION_OPEN: "amber",
    Status.REPLY_OPEN: "amber",
    Status.APPROVED: "green",
    Status.ACCEPTED: "green",
    Status.OFFER_REFUSED: "grey",
    Status.LAPSED: "red",
    Status.DECLINED: "red",
    Status.INELIGIBLE: "red",
    Status.WITHDRAWN: "grey",
}

UNSENT = (Status.DRAFT, Status.AWAITING_SIGNATURE)
UNDER_REVIEW = (Status.SUBMITTED, Status.IN_REVIEW, Status.QUESTION_OPEN, Status.REPLY_OPEN)
WITH_APPLICANT = (Status.QUESTION_OPEN, Status.REPLY_OPEN)  # the clock stands
DECIDED = (
    Status.APPROVED,
    Status.ACCEPTED,
    Status.OFFER_REFUSED,
    Status.LAPSED,
    Status.DECLINED,
    Status.INELIGIBLE,
)


class ModeState(TextChoices):
    """Whether an access mode takes applications."""

    OPEN = "open", _("Open")
    PAUSED = "paused", _("Paused")
    CLOSED = "closed", _("Closed")


MODE_COLOURS = {ModeState.OPEN: "green", ModeState.PAUSED: "amber", ModeState.CLOSED: "grey"}
