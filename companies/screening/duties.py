"""What the screening asks of officers and deciders: names that look like listed ones, and answers to look at.

A new edition of the list finds names of companies that were verified long ago, and nothing else would say so.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from companies.screening.models import Hit
from companies.screening.statuses import HitStatus
from portal.accounts.roles import Role
from portal.ui.duties import Duty, Urgency, register
from portal.ui.formats import day

MOST = 20  # companies on the first screen; the oldest come first


@register
def names_to_look_at(user: Any, at: datetime) -> Iterator[Duty]:
    """One line for each company; what a person proposed themselves waits for another."""
    wanted = {Role.OFFICER: (HitStatus.OPEN, HitStatus.PROPOSED), Role.DECIDER: (HitStatus.PROPOSED,)}
    role = next((role for role in wanted if role in user.staff_role_names), None)
    if role is None:
        return
    open_hits = Hit.objects.held_by(user, role).filter(status__in=wanted[role]).exclude(proposed_by=user)
    rows = open_hits.values("company__public_id", "company__name").annotate(
        number=Count("pk"), oldest=Min("found_at")
    )
    for row in rows.order_by("oldest", "company__name")[:MOST]:
        title = ngettext(
            "Compare %(number)d name of %(company)s with the sanctions list",
            "Compare %(number)d names of %(company)s with the sanctions list",
            row["number"],
        )
        yield Duty(
            title=title % {"number": row["number"], "company": row["company__name"]},
            text=_("Found on %(day)s. Until it is cleared the company is not verified and gets no award.")
            % {"day": day(row["oldest"])},
            url=reverse("companies:verify", args=[row["company__public_id"]]),
            action=_("See the names"),
            urgency=Urgency.SOON,
        )
