"""What the staff has to do: one line with the number, and the most urgent step."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, cast

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from applications.dates import close_of
from applications.models.mode import STEP_ROLES
from portal.ui.duties import Duty, Urgency, register
from reviews.queries import waiting_for

SHOWN = 5


@register
def steps_waiting(user: Any, at: datetime) -> Iterator[Duty]:
    """The most urgent steps, one line each, and where the others are."""
    if not user.staff_role_names & set(STEP_ROLES):
        return
    steps = list(waiting_for(user)[: SHOWN + 1])
    for step in steps[:SHOWN]:
        application, due = (
            step.application,
            cast(date, step.due_on),
        )  # an open step has one: the database sees to it
        yield Duty(
            title=f"{step.get_kind_display()}: {application.title or application.reference}",
            text=f"{application.reference} · {application.company.name}",
            url=reverse("reviews:file", args=[application.public_id]),
            action=_("Open the file"),
            due=close_of(due),
            urgency=_urgency(due, localdate(at)),
        )
    if len(steps) > SHOWN:
        yield Duty(
            title=_("More steps wait for you"), url=reverse("reviews:queue"), action=_("See all of them")
        )


def _urgency(due: date, today: date) -> Urgency:
    if due < today:
        return Urgency.LATE
    return Urgency.SOON if due == today else Urgency.NORMAL
