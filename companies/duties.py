"""What companies ask of a person: a registration to finish, a request to answer, companies to verify."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from companies.grants import EDITABLE
from companies.guards import company_complete
from companies.models import Company, JoinRequest, Membership
from companies.queries import belongs_to_a_company, is_officer, to_verify
from companies.statuses import CompanyStatus as Status
from companies.statuses import JoinStatus
from companies.team.current import memberships_in_view
from portal.accounts.roles import Role
from portal.ui.duties import Duty, Group, register, register_beginning
from portal.ui.formats import day

WRITERS = (Role.OWNER, Role.EDITOR)


@register_beginning
def register_your_company(user: Any) -> Duty | None:
    """The first thing of all, for everybody who is neither staff nor in a company."""
    if user.staff_role_names or belongs_to_a_company(user):
        return None
    return Duty(
        title=gettext_lazy("Register your company"),
        text=gettext_lazy(
            "Have its number in the trade register at hand, and the figures of its last two closed years. "
            "You can stop at any point and come back."
        ),
        url=reverse("companies:register"),
        action=gettext_lazy("Register"),
    )


@register
def of_member(user: Any, at: datetime) -> Iterator[Duty]:
    """One line for each registration that has not ended, and one for each company where people wait."""
    waiting = (
        JoinRequest.objects.filter(company=OuterRef("company"), status=JoinStatus.ASKED)
        .order_by()
        .values("company")
        .annotate(number=Count("pk"))
        .values("number")
    )
    answered = Company.objects.filter(pk=OuterRef("company"), statements__isnull=False)
    memberships = list(
        memberships_in_view(user).annotate(asking=Coalesce(Subquery(waiting), 0), answered=Exists(answered))
    )
    companies = [membership.company for membership in memberships]
    prefetch_related_objects([company for company in companies if company.status in EDITABLE], "years")
    for membership in memberships:
        whose = membership.company.name
        if duty := _registration(membership, at=at):
            yield replace(duty, whose=whose)
        if membership.role == Role.OWNER and membership.asking:  # type: ignore[attr-defined]
            asked = _people_ask(membership.company, number=membership.asking)  # type: ignore[attr-defined]
            yield replace(asked, whose=whose)


@register
def of_asker(user: Any, at: datetime) -> Iterator[Duty]:
    """SECURITY: the name that the person typed; the company's own is not theirs to read yet."""
    for join in JoinRequest.objects.filter(person=user, status=JoinStatus.ASKED).order_by("asked_at", "pk"):
        yield Duty(
            title=_("You asked to join %(company)s") % {"company": join.asked_name},
            text=_("Asked on %(day)s. The owner answers; you get a message.") % {"day": day(join.asked_at)},
            url=reverse("companies:list"),
            group=Group.UNDER_WAY,
        )


@register
def of_officer(user: Any, at: datetime) -> Iterator[Duty]:
    """All companies that wait for us as one line."""
    if not is_officer(user):
        return
    found = to_verify(user).aggregate(number=Count("pk"), oldest=Min("submitted_at"))
    if found["number"]:
        title = ngettext("Verify %(number)d company", "Verify %(number)d companies", found["number"])
        yield Duty(
            title=title % found,
            text=_("The oldest was sent on %(day)s.") % {"day": day(found["oldest"])},
            url=reverse("companies:queue"),
            action=_("See the companies"),
        )


def _registration(membership: Membership, *, at: datetime) -> Duty | None:
    company = membership.company
    if company.status in EDITABLE:
        return _open(company, role=membership.role, answered=membership.answered, at=at)  # type: ignore[attr-defined]
    words = {"company": company.name, "day": day(company.submitted_at) if company.submitted_at else ""}
    if company.status == Status.SUBMITTED:
        return Duty(
            title=_("%(company)s is being verified") % words,
            text=_("Sent on %(day)s. You need not wait: you can apply for computing time now.") % words,
            url=company.get_absolute_url(),
            group=Group.UNDER_WAY,
        )
    if company.status == Status.REFUSED:
        return Duty(
            title=_("The registration of %(company)s was refused") % words,
            text=_("The page of the company says why."),
            url=company.get_absolute_url(),
            group=Group.DONE,
        )
    return None


def _open(company: Company, *, role: str, answered: bool, at: datetime) -> Duty:
    """What stands between an open registration and its being sent."""
    words = {"company": company.name}
    missing = company_complete(company, actor=None, at=at)
    if company.status == Status.RETURNED and role in WRITERS:
        return Duty(
            title=_("Correct the registration of %(company)s") % words,
            text=_("The page of the company says what has to be corrected."),
            url=company.get_absolute_url(),
            action=_("Correct it"),
        )
    if missing and role in WRITERS:
        return Duty(
            title=_("Give the figures of %(company)s") % words,
            text=missing,
            url=reverse("companies:figures", args=[company.public_id]),
            action=_("Give the figures"),
        )
    if not answered and role in WRITERS:
        return Duty(
            title=_("Answer five questions on the integrity of %(company)s") % words,
            text=_("They have to be answered before the registration can be sent."),
            url=reverse("companies:integrity", args=[company.public_id]),
            action=_("Answer the questions"),
        )
    if role == Role.OWNER:
        return Duty(
            title=_("Send the registration of %(company)s") % words,
            text=_("Everything is entered. Check it once more and send it for verification."),
            url=reverse("companies:send", args=[company.public_id]),
            action=_("Check and send"),
        )
    return Duty(
        title=_("The registration of %(company)s is not sent yet") % words,
        text=_("An owner of the company sends it."),
        url=company.get_absolute_url(),
        group=Group.UNDER_WAY,
    )


def _people_ask(company: Company, *, number: int) -> Duty:
    title = ngettext(
        "%(number)d person asks to join %(company)s", "%(number)d people ask to join %(company)s", number
    )
    return Duty(
        title=title % {"number": number, "company": company.name},
        text=_("Let in only people whom you know."),
        url=reverse("companies:members", args=[company.public_id]),
        action=_("Answer"),
    )
