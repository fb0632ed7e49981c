"""Who hears of what about an application; the words are in templates/notices."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from companies.notices import members, owners
from portal.accounts.roles import Role
from portal.notifications.kinds import notice

User = get_user_model()


def page(application: Any) -> str:
    return application.get_absolute_url()


def file_page(application: Any) -> str:
    """The same file as the staff works on it."""
    return reverse("reviews:file", args=[application.public_id])


def team(application: Any) -> Iterable[Any]:
    return members(application.company)


def signers(application: Any) -> Iterable[Any]:
    return owners(application.company)


def officers(application: Any) -> Iterable[Any]:
    """Never a person who belongs to the company."""
    return User.objects.holding(Role.OFFICER).exclude(memberships__company=application.company)


_TEAM: dict[str, Any] = {
    "audience": _("Everyone in the company"),
    "action": _("See the application"),
    "link": page,
}
TO_OFFICERS: dict[str, Any] = {
    "audience": _("Programme officers"),
    "action": _("Open the file"),
    "link": file_page,
    "may_mute": True,
    "tell_actor": False,
}

notice(
    "application_to_sign",
    audience=_("Owners of the company"),
    action=_("Read and sign"),
    link=page,
    tell_actor=False,
)(signers)

for kind in (
    "application_received",
    "application_withdrawn",
    "application_approved",
    "application_declined",
    "application_ineligible",
    "offer_accepted",
    "offer_refused",
    "offer_lapsed",
):
    notice(kind, **_TEAM)(team)
notice(
    "application_in_review",
    about=_("The review of an application has started."),
    **_TEAM | {"may_mute": True},
)(team)
notice("application_question", **_TEAM | {"action": _("Answer the question")})(team)
notice("offer_reminder", **_TEAM | {"audience": _("Owners of the company"), "action": _("Answer the offer")})(
    signers
)

for kind, told in (
    ("application_to_check", _("A company has submitted an application.")),
    ("application_answered", _("A company has answered a question.")),
    ("application_withdrawn_staff", _("A company has withdrawn an application.")),
    ("offer_accepted_staff", _("A company has accepted an offer.")),
    ("offer_refused_staff", _("A company has refused an offer.")),
    ("offer_lapsed_staff", _("An offer was not answered in time.")),
):
    notice(kind, about=told, **TO_OFFICERS)(officers)
