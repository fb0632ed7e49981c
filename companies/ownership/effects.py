"""The size is judged again wherever it decides something, and kept with what it decided."""

from datetime import datetime
from typing import Any

from companies.ownership.models import Why
from companies.ownership.services import judge_company
from portal.workflow.registry import effect


@effect("size_judged")
def size_judged(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """At submission, and at the release of a decision under the application's lock."""
    why = Why.SUBMISSION if event.name == "submit" else Why.DECISION
    judge_company(company=application.company, why=why, actor=actor, at=at, about=application.public_id)
