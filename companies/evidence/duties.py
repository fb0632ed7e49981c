"""What evidence asks of a person: questions to answer, a verification that ends or has ended."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from companies.evidence.expiry import REMIND
from companies.statuses import CompanyStatus
from companies.team.current import memberships_in_view
from portal.accounts.roles import Role
from portal.ui.duties import Duty, Group, Urgency, register
from portal.ui.formats import day

WRITERS = (Role.OWNER, Role.EDITOR)


@register
def of_member(user: Any, at: datetime) -> Iterator[Duty]:
    """A verification that has run out has to be sent again; one that will is announced."""
    soon = localdate(at) + timedelta(days=max(REMIND))
    for membership in memberships_in_view(user):
        company = membership.company
        words = {
            "company": company.name,
            "day": day(company.verified_until) if company.verified_until else "",
        }
        if company.status == CompanyStatus.EXPIRED and membership.role in WRITERS:
            yield Duty(
                title=_("Confirm the details of %(company)s") % words,
                text=_("The verification has ended. Look through the details, then send them again."),
                url=reverse("companies:details", args=[company.public_id]),
                action=_("Confirm them"),
                urgency=Urgency.SOON,
                whose=company.name,
            )
        elif (
            company.status == CompanyStatus.VERIFIED
            and company.verified_until
            and company.verified_until <= soon
        ):
            yield Duty(
                title=_("The verification of %(company)s ends on %(day)s") % words,
                text=_(
                    "Have a new register extract and your last accounts at hand. You then confirm the details."
                ),
                url=reverse("evidence:list", args=[company.public_id]),
                group=Group.UNDER_WAY,
                whose=company.name,
            )
