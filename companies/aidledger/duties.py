"""What the ledger asks of people: officers report grants, owners confirm their list."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from companies.aidledger.models import Split
from companies.aidledger.register import due_on, unreported
from companies.queries import companies_of_officer, is_officer
from portal.core.working_days import working_days_between
from portal.ui.duties import Duty, Urgency, register
from portal.ui.formats import day

SOON = 5  # working days before the last one
MOST = 100


@register
def splits_to_look_at(user: Any, at: datetime) -> Iterator[Duty]:
    """Splits that owners have declared: until an officer has looked, the room of the company is too small for it."""
    if not is_officer(user):
        return
    waiting = Split.objects.filter(ruling=None, company__in=companies_of_officer(user)).select_related(
        "company"
    )
    for split in waiting.order_by("pk")[:MOST]:
        yield Duty(
            title=_("Look at the split of %(company)s") % {"company": split.company.name},
            text=_("Declared on %(day)s. The aid is divided once you have confirmed it.")
            % {"day": day(split.at)},
            url=reverse("aidledger:rule_on_split", args=[split.company.public_id, split.public_id]),
            action=_("See the shares"),
        )


@register
def to_report(user: Any, at: datetime) -> Iterator[Duty]:
    """All grants that are not in the central register yet as one line, due with the oldest."""
    if not is_officer(user):
        return
    waiting = list(unreported(user).order_by("granted_on", "pk")[:MOST])
    if not waiting:
        return
    last = due_on(waiting[0])
    left = working_days_between(localdate(at), last)
    title = ngettext(
        "Report %(number)d grant to the register", "Report %(number)d grants to the register", len(waiting)
    )
    yield Duty(
        title=title % {"number": len(waiting)},
        text=_("The oldest has to be in the central register by %(day)s.") % {"day": day(last)},
        url=reverse("aidledger:register"),
        action=_("See the grants"),
        urgency=Urgency.LATE if left < 0 else Urgency.SOON if left <= SOON else Urgency.NORMAL,
    )
