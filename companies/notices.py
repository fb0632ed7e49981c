"""Who hears of what about a company; the words are in templates/notices."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.accounts.roles import MEMBER_ROLES, Role
from portal.notifications.kinds import notice

User = get_user_model()


def members(company: Any, *roles: Role) -> Iterable[Any]:
    """Active people of a company."""
    return User.objects.filter(memberships__company=company, memberships__role__in=roles or MEMBER_ROLES)


def owners(company: Any) -> Iterable[Any]:
    return members(company, Role.OWNER)


def page(company: Any) -> str:
    return company.get_absolute_url()


def verification_page(company: Any) -> str:
    return reverse("companies:verify", args=[company.public_id])


_TEAM = {"audience": _("Everyone in the company"), "action": _("See your company"), "link": page}

notice("company_received", **_TEAM)(members)
notice("company_verified", **_TEAM)(members)
notice("company_returned", **_TEAM | {"action": _("Correct the registration")})(members)
notice("company_refused", **_TEAM)(members)


@notice(
    "company_to_verify",
    audience=_("Programme officers"),
    about=_("A company waits to be verified."),
    action=_("Verify the company"),
    link=verification_page,
    may_mute=True,
)
def to_officers(company: Any) -> Iterable[Any]:
    return User.objects.holding(Role.OFFICER).exclude(memberships__company=company)


@notice(
    "member_role_changed",
    audience=_("The person whose role changed"),
    action=_("See the people of the company"),
    link=lambda company: reverse("companies:members", args=[company.public_id]),
    tell_actor=False,
)
@notice(
    "member_removed",
    audience=_("The person who was taken out"),
    action=_("See what you have to do"),
    link=lambda company: reverse("ui:home"),
    farewell=True,
)
def to_the_person(concerned: Any) -> Iterable[Any]:
    return [concerned.person]


@notice(
    "member_gone",
    audience=_("Owners of the company"),
    about=_("A person has left a company of yours."),
    action=_("See the people of the company"),
    link=lambda company: reverse("companies:members", args=[company.public_id]),
    may_mute=True,
    tell_actor=False,
)
def to_owners_who_stay(concerned: Any) -> Iterable[Any]:
    return owners(concerned.company)


@notice(
    "join_asked",
    audience=_("Owners of the company"),
    action=_("Answer the request"),
    link=lambda join: join.get_absolute_url(),
)
def to_owners(join: Any) -> Iterable[Any]:
    return owners(join.company)


@notice(
    "join_accepted",
    audience=_("The person who asked"),
    action=_("See the company"),
    link=lambda join: page(join.company),
)
@notice(
    "join_declined",
    audience=_("The person who asked"),
    action=_("See where you stand"),
    link=lambda join: reverse("ui:home"),
)
@notice(
    "join_expired",
    audience=_("The person who asked"),
    action=_("See where you stand"),
    link=lambda join: reverse("ui:home"),
)
def to_the_asker(join: Any) -> Iterable[Any]:
    return [join.person]
