"""What follows from an application's moves, in the same transaction."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from applications.models import Question
from applications.references import next_reference
from applications.versions import freeze
from portal.core.working_days import promised_on
from portal.workflow.registry import effect


@effect("reference_given")
def reference_given(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """A reference is given once, at submission, so that drafts leave no gaps."""
    application.reference = next_reference(code=application.mode.code, year=localdate(at).year)
    application.promised_on = promised_on(at, days=application.mode.promise_days)
    application.save(update_fields=["reference", "promised_on"])


@effect("version_frozen")
def version_frozen(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """What the reviewers will read: a new version where anything changed."""
    freeze(application, actor=actor, at=at)


@effect("promise_moved")
def promise_moved(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """While we waited for the applicant the clock stood: the promise moves by the working days that took."""
    pauses = list(
        application.questions.filter(answered_at__isnull=False).values_list("asked_at", "answered_at")
    )
    application.promised_on = promised_on(
        application.submitted_at, days=application.mode.promise_days, pauses=pauses
    )
    application.save(update_fields=["promised_on"])


@effect("questions_closed")
def questions_closed(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """A withdrawn application leaves no question open."""
    Question.objects.filter(application=application, answered_at__isnull=True, closed_at__isnull=True).update(
        closed_at=at
    )
