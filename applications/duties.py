"""What waits for an applicant about an application, and by when: on the first screen and on the page itself."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, prefetch_related_objects
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from applications import panels
from applications.dates import close_of, long_day
from applications.dialogue.queries import with_open_dates
from applications.models import Application
from applications.panels import Reader
from applications.progress import State, tasks
from applications.queries import own
from applications.statuses import UNDER_REVIEW, UNSENT, Status
from portal.accounts.roles import Role
from portal.ui import duties
from portal.ui.duties import Duty, Group, Urgency

SOON = timedelta(days=3)
RECENT = timedelta(days=60)  # how long a decision stays on the first screen
MOST = 50
REFUSED = (Status.DECLINED, Status.INELIGIBLE)

WRITERS = frozenset({Role.OWNER, Role.EDITOR})


@duties.register
def of_applicant(person: Any, at: datetime) -> Iterator[Duty]:
    """One query, and one more where there are drafts. What was accepted speaks for itself, as an allocation."""
    wanted = Q(status__in=(*UNSENT, *UNDER_REVIEW, Status.APPROVED))
    wanted |= Q(status__in=REFUSED, decided_at__gte=at - RECENT)
    # The offer comes from the app to the right, which says what its owner has to do about it.
    rows = with_open_dates(own(person).filter(wanted)).select_related("offer")
    found = list(rows.order_by("-created_at", "-pk")[:MOST])
    prefetch_related_objects([row for row in found if row.status == Status.DRAFT], "sections")
    for application in found:
        reader = Reader(person=person, roles=frozenset({application.role}), at=at)
        yield in_list(_to_do(application, reader), application)


def _to_do(application: Application, reader: Reader) -> Duty:
    if application.status in REFUSED:
        return decided(application)
    return panels.duty_of(application, reader) or under_way(application)


@panels.register_duty
def duty(application: Application, reader: Reader) -> Duty | None:
    """What this person has to do now, or nothing."""
    source = BY_STATUS.get(Status(application.status))
    return source(application, reader) if source else None


def name_of(application: Application) -> str:
    """How people tell their applications apart."""
    return application.title or _("%(mode)s, not named yet") % {"mode": application.mode.name}


def about(application: Application) -> str:
    """Mode and company, for people who act for several."""
    return f"{application.mode.name} · {application.company.name}"


def in_list(found: Duty, application: Application) -> Duty:
    """A duty among those of other applications says which mode and company it is about."""
    return replace(found, text=f"{about(application)} · {found.text}", whose=application.company.name)


def urgency(due: datetime, at: datetime) -> Urgency:
    if due < at:
        return Urgency.LATE
    return Urgency.SOON if due - at <= SOON else Urgency.NORMAL


def _to_finish(application: Application, reader: Reader) -> Duty | None:
    if not reader.roles & WRITERS:
        return None
    found = tasks(application, at=reader.at)
    done = sum(task.state == State.COMPLETED for task in found)
    whole = done == len(found)
    return Duty(
        title=name_of(application),
        text=_("%(done)d of %(all)d sections are complete.") % {"done": done, "all": len(found)},
        url=_page("check" if whole else "tasks", application),
        action=_("Check and send it") if whole else _("Finish the draft"),
    )


def _to_sign(application: Application, reader: Reader) -> Duty | None:
    if Role.OWNER not in reader.roles:
        return None
    return Duty(
        title=name_of(application),
        text=_("It is ready: read it and sign."),
        url=_page("check", application),
        action=_("Read and sign"),
    )


def _to_answer(application: Application, reader: Reader) -> Duty | None:
    if not reader.roles & WRITERS:
        return None
    due = close_of(_answer_by(application) or localdate(reader.at))
    return Duty(
        title=name_of(application),
        text=_("We asked you something. The clock stands until you answer."),
        url=_page("answer", application),
        action=_("Answer the questions"),
        due=due,
        urgency=urgency(due, reader.at),
    )


def _answer_by(application: Any) -> Any:
    """As the list annotated it, or read for one page."""
    if hasattr(application, "answer_by"):
        return application.answer_by
    return application.rounds.open().values_list("answer_by", flat=True).first()


def _to_reply(application: Application, reader: Reader) -> Duty | None:
    if not reader.roles & WRITERS:
        return None
    day = application.reply_by if hasattr(application, "reply_by") else application.reply.reply_by
    due = close_of(day)
    return Duty(
        title=name_of(application),
        text=_("Read what we found. You may reply once before we decide; you need not."),
        url=_page("reply", application),
        action=_("Read it and reply"),
        due=due,
        urgency=urgency(due, reader.at),
    )


BY_STATUS: dict[Status, Callable[[Application, Reader], Duty | None]] = {
    Status.DRAFT: _to_finish,
    Status.AWAITING_SIGNATURE: _to_sign,
    Status.QUESTION_OPEN: _to_answer,
    Status.REPLY_OPEN: _to_reply,
}


def under_way(application: Application) -> Duty:
    """Something that goes on without this person."""
    if application.status in UNSENT:
        text = _("Others in your company are working on it.")
    elif application.status == Status.APPROVED:
        text = _("The owner of your company has to answer our offer.")
    elif application.status == Status.QUESTION_OPEN:
        text = _("Somebody in your company has to answer our questions. The clock stands until then.")
    elif application.status == Status.REPLY_OPEN:
        text = _("Somebody in your company may reply to what we found. The clock stands until then.")
    else:
        text = _("We answer by %(day)s.") % {"day": long_day(application.promised_on)}  # type: ignore[arg-type]
    return Duty(
        title=name_of(application),
        text=f"{Status.public(application.status)} · {text}",
        url=application.get_absolute_url(),
        action=_("See it"),
        group=Group.UNDER_WAY,
    )


def decided(application: Application) -> Duty:
    """A refusal stays readable: its reasons and remedies are behind the link."""
    return Duty(
        title=name_of(application),
        text=Status.public(application.status),
        url=application.get_absolute_url(),
        action=_("Read the decision"),
        group=Group.DONE,
    )


def _page(name: str, application: Application) -> str:
    return reverse(f"applications:{name}", args=[application.public_id])
