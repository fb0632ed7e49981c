"""The condition of publishing an edition."""

from datetime import datetime
from typing import Any

from applications.questionnaires.problems import problems_of
from portal.workflow.lifecycle import Words
from portal.workflow.registry import guard


@guard("edition_sound")
def edition_sound(edition: Any, /, *, actor: Any, at: datetime) -> Words:
    """Nothing in it would fail somebody who answers it."""
    found = problems_of(edition)
    return found[0] if found else ""
