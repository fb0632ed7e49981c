"""What follows for calls from a submission, in the same transaction."""

from datetime import datetime
from typing import Any

from applications.calls.services import record, take_in
from portal.core.working_days import promised_on
from portal.workflow.registry import effect


@effect("call_entered")
def call_entered(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """The application belongs to a cut-off from here on, and the promise counts from that."""
    entry = take_in(application, seen=event.data.get("cut_off", ""))
    if entry is None:
        return
    application.promised_on = promised_on(entry.counted_from, days=application.mode.promise_days)
    application.save(update_fields=["promised_on"])
    record(entry, actor=actor, at=at)
