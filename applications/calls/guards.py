"""The condition that calls put on sending an application."""

from datetime import datetime
from typing import Any

from applications.calls.queries import has_calls, open_for
from applications.calls.services import over
from portal.workflow.lifecycle import Words
from portal.workflow.registry import guard


@guard("call_open")
def call_open(application: Any, /, *, actor: Any, at: datetime) -> Words:
    """A hint for the page; what counts is the database's clock, at the end of the submission itself."""
    if not has_calls(application.mode):
        return ""
    found = open_for(mode=application.mode, company=application.company, at=at)
    return "" if found else over()
