"""What officers see first: promised days that are in danger."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from applications.dates import close_of, long_day
from applications.duties import urgency
from applications.models import Application
from applications.notices import file_page
from applications.pace.warning import endangered
from portal.accounts.roles import Role
from portal.ui import duties
from portal.ui.duties import Duty, Urgency

SHOWN = 5


@duties.register
def in_danger(person: Any, at: datetime) -> Iterator[Duty]:
    """The nearest few; whose turn a file is stands on the file."""
    if Role.OFFICER not in person.staff_role_names:
        return
    for application in endangered(Application.objects.held_by(person, Role.OFFICER), at=at)[:SHOWN]:
        due = close_of(application.promised_on)  # type: ignore[arg-type]
        late = urgency(due, at) == Urgency.LATE
        words = _("We promised an answer by %(day)s.") % {"day": long_day(application.promised_on)}  # type: ignore[arg-type]
        yield Duty(
            title=(_("Promise broken: %(title)s") if late else _("Promise in danger: %(title)s"))
            % {"title": application.title or application.reference},
            text=f"{application.reference} · {application.company.name} · {words}",
            url=file_page(application),
            action=_("Open the file"),
            due=due,
            urgency=Urgency.LATE if late else Urgency.SOON,
        )
