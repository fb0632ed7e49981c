"""Conditions that the dialogue knows: what was opened is complete, and the time to reply is over."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from applications.dates import close_of
from applications.dialogue.models import WAITING
from applications.dialogue.places import opened_by, unfinished
from portal.workflow.lifecycle import Words
from portal.workflow.registry import guard


@guard("opened_complete")
def opened_complete(application: Any, /, *, actor: Any, at: datetime) -> Words:
    """What a question opened is complete; nobody is held back by what stayed closed and cannot be changed."""
    # The round is marked as answered in the transaction that asks this.
    waiting = application.rounds.filter(WAITING | Q(answered_at=at)).prefetch_related("questions").last()
    if waiting is None:
        return ""
    missing = unfinished(application, opened=opened_by(waiting.places), at=at)
    titles = [str(section.title) for section in missing]
    return _("Still to complete: %(sections)s.") % {"sections": ", ".join(titles)} if titles else ""


@guard("reply_over")
def reply_over(application: Any, /, *, actor: Any, at: datetime) -> Words:
    """Nobody goes on without a reply before its last day has ended."""
    reply = getattr(application, "reply", None)
    if reply and at > close_of(reply.reply_by):
        return ""
    return _("The applicant may still reply.")
