"""What follows from an application's moves, in the same transaction."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from applications.dialogue.clock import pauses_of
from applications.dialogue.models import Reply, Round
from applications.receipt import counts_from
from applications.references import next_reference
from applications.sections import form_of
from applications.versions import freeze
from portal.core.working_days import promised_on
from portal.workflow.engine import MoveRefused
from portal.workflow.registry import effect, fill


@fill("reference_given")
def reference_given(application: Any, /, *, actor: Any, at: datetime) -> dict[str, Any]:
    """A reference is given once, at submission, so that drafts leave no gaps."""
    mode = application.mode
    return {
        "reference": next_reference(code=mode.code, year=localdate(at).year),
        "promised_on": promised_on(at, days=mode.promise_days),
        "reply_days": mode.reply_days,  # a right that the mode gave at submission is not taken away later
    }


@fill("form_kept")
def form_kept(application: Any, /, *, actor: Any, at: datetime) -> dict[str, Any]:
    """From here on the application keeps the edition that it answered, whatever is published later."""
    return {"form_id": form_of(application).public_id}


@fill("promise_moved")
def promise_moved(application: Any, /, *, actor: Any, at: datetime) -> dict[str, Any]:
    """While we waited for the applicant the clock stood: the promise moves by the working days that took."""
    days, pauses = application.mode.promise_days, pauses_of(application)
    return {"promised_on": promised_on(counts_from(application), days=days, pauses=pauses)}


@effect("version_frozen")
def version_frozen(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """What the reviewers will read: a new version where anything changed, and never another than was signed."""
    version = freeze(application, actor=actor, at=at)
    if event.data.get("signed", version.digest) != version.digest:
        raise MoveRefused(
            _(
                "Something in the application has changed since you opened this page. Read it again, then sign."
            )
        )


@effect("questions_closed")
def questions_closed(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """A withdrawn application leaves no question open, and none that somebody was still writing."""
    waiting = Round.objects.filter(application=application, answered_at__isnull=True, closed_at__isnull=True)
    waiting.update(closed_at=at)
    Reply.objects.filter(application=application, replied_at__isnull=True, closed_at__isnull=True).update(
        closed_at=at
    )
