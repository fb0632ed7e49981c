"""The right to reply: the applicant reads what was found and may answer once before the decision is prepared."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from applications.dialogue.models import Reply
from applications.models import Application
from applications.statuses import Status
from portal.accounts.roles import Role
from portal.core.working_days import add_working_days, counted_from
from portal.workflow.engine import AlreadyMoved, MoveRefused, perform
from portal.workflow.models import Event


def owed(application: Application) -> bool:
    """Has the applicant a right to reply that nobody has offered yet?"""
    return application.reply_days > 0 and not Reply.objects.filter(application=application).exists()


@transaction.atomic
def invite(*, application: Application, summary: str, actor: Any, at: datetime, seen: str = "") -> Reply:
    """Tell the applicant what was found, and let the clock stand until they reply or the days are over.

    The days are working days, as the mode had them at submission. MoveRefused with a sentence.
    """
    if not summary.strip():
        raise MoveRefused(_("Write what was found: the applicant can only reply to what they read."))
    perform(application, "invite_reply", actor=actor, at=at, seen=seen)
    return Reply.objects.create(
        application=application,
        summary=summary.strip(),
        invited_at=at,
        invited_by=actor,
        reply_by=add_working_days(counted_from(at), application.reply_days),
    )


@transaction.atomic
def keep(*, application: Application, text: str, actor: Any) -> None:
    """Keep a reply that is not sent yet; AlreadyMoved where none can be given now."""
    reply = _open(application)
    if not reply.application.roles_of(actor) & {Role.OWNER, Role.EDITOR}:
        raise MoveRefused(_("You cannot reply for this company."))
    reply.text = text
    reply.save(update_fields=["text"])


@transaction.atomic
def give(*, application: Application, text: str, actor: Any, at: datetime, seen: str = "") -> Event:
    """Send the reply: once, and the review goes on. MoveRefused with a sentence; nothing is written then."""
    reply = _open(application)
    if not text.strip():
        raise MoveRefused(_("Write your reply before you send it."))
    reply.text, reply.replied_at, reply.replied_by = text.strip(), at, actor
    reply.save(update_fields=["text", "replied_at", "replied_by"])
    return perform(application, "reply", actor=actor, at=at, seen=seen)


def end_replies(*, at: datetime) -> int:
    """Go on where the time to reply is over; run twice, it finds nothing the second time. Returns how many."""
    waiting = Reply.objects.filter(
        replied_at=None, closed_at=None, application__status=Status.REPLY_OPEN
    ).order_by("pk")
    return sum(_end(reply, at=at) for reply in waiting.select_related("application"))


def _end(reply: Reply, *, at: datetime) -> bool:
    """One of them, in a transaction of its own: an applicant who replies at this moment wins or loses whole."""
    try:
        with transaction.atomic():
            fresh = _open(reply.application)
            fresh.closed_at = at
            fresh.save(update_fields=["closed_at"])
            perform(fresh.application, "end_reply", actor=None, at=at)
    except MoveRefused:
        return False
    return True


def _open(application: Application) -> Reply:
    """The reply that can be given now, with the application's row locked first."""
    rows = Application.objects.select_for_update(of=("self",)).select_related("mode", "company")
    locked = rows.get(pk=application.pk)
    reply = Reply.objects.filter(application=locked, replied_at=None, closed_at=None).first()
    if reply is None or locked.status != Status.REPLY_OPEN:
        raise AlreadyMoved(_("A reply has been sent already, or its time is over."))
    reply.application = locked
    return reply
