"""What waits for applicants about offers and allocations, and for operators, and by when."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from allocations.models import Allocation
from allocations.queries import own_allocations, to_set_up
from allocations.statuses import Status
from applications import panels
from applications.dates import close_of
from applications.duties import in_list, name_of, urgency
from applications.models import Application
from applications.panels import Reader
from applications.statuses import Status as ApplicationStatus
from portal.accounts.roles import Role
from portal.core.working_days import add_working_days, counted_from
from portal.ui import duties, formats
from portal.ui.duties import Duty, Group

SET_UP_DAYS = (
    2  # working days from acceptance: what an operator is asked for, and nothing a company waits on in law
)
MOST = 50


@duties.register
def of_applicant(person: Any, at: datetime) -> Iterator[Duty]:
    """What runs; offers that wait are found with their applications."""
    running = own_allocations(person).filter(status__in=RUNNING)
    for allocation in running.order_by("ends_on", "pk")[:MOST]:
        yield in_list(running_duty(allocation), allocation.application)


@duties.register
def of_operator(person: Any, at: datetime) -> Iterator[Duty]:
    """What has to be set up, the oldest first."""
    if Role.OPERATOR not in person.staff_role_names:
        return
    for allocation in to_set_up(person).order_by("created_at", "pk")[:MOST]:
        due = close_of(add_working_days(counted_from(allocation.created_at), SET_UP_DAYS))
        yield Duty(
            title=_("Set up %(reference)s") % {"reference": allocation.application.reference},
            text=f"{allocation.company.name} · {hours_of(allocation)}",
            url=allocation.get_absolute_url(),
            action=_("Set it up"),
            due=due,
            urgency=urgency(due, at),
        )


@panels.register_duty
def to_answer(application: Application, reader: Reader) -> Duty | None:
    """The offer that an owner has to answer, in the list and on the page of its application."""
    if application.status != ApplicationStatus.APPROVED or Role.OWNER not in reader.roles:
        return None
    offer = application.offer
    return Duty(
        title=name_of(application),
        text=_("We made you an offer of %(hours)s.") % {"hours": hours_of(offer)},
        url=reverse("allocations:offer", args=[application.public_id]),
        action=_("Answer the offer"),
        due=offer.expires_at,
        urgency=urgency(offer.expires_at, reader.at),
    )


RUNNING = (Status.TO_PROVISION, Status.ACTIVE, Status.SUSPENDED)
SAID = {
    Status.TO_PROVISION: lambda: _("LuxProvide is setting up your access."),
    Status.ACTIVE: lambda: _("Your access is open."),
    Status.SUSPENDED: lambda: _("Your access is suspended."),
}


def running_duty(allocation: Allocation) -> Duty:
    """What goes on with an allocation, and until when."""
    until = _("%(hours)s until %(day)s.") % {
        "hours": hours_of(allocation),
        "day": formats.day(allocation.ends_on),
    }
    return Duty(
        title=name_of(allocation.application),
        text=f"{SAID[Status(allocation.status)]()} {until}",
        url=allocation.get_absolute_url(),
        action=_("How to get in") if allocation.status == Status.ACTIVE else _("See it"),
        group=Group.UNDER_WAY,
    )


def hours_of(row: Any) -> str:
    return formats.gpu_hours(row.hours, language=(get_language() or "en")[:2])
