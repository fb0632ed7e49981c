"""What the staff has to do: one line with the number, and the most urgent step."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from applications.models.mode import STEP_ROLES
from portal.core.working_days import DAY_ENDS, LUXEMBOURG
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
        application = step.application
        yield Duty(
            title=f"{step.get_kind_display()}: {application.title or application.reference}",
            text=f"{application.reference} · {application.company.name}",
            url=reverse("reviews:file", args=[application.public_id]),
            action=_("Open the file"),
            due=datetime.combine(step.due_on, DAY_ENDS, tzinfo=LUXEMBOURG),
            urgency=_urgency(step.due_on, localdate(at)),
        )
    if len(steps) > SHOWN:
        yield Duty(
            title=_("More steps wait for you"), url=reverse("reviews:queue"), action=_("See all of them")
        )


def _urgency(due: Any, today: Any) -> Urgency:
    if due < today:
        return Urgency.LATE
    return Urgency.SOON if due == today else Urgency.NORMAL
