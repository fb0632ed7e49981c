"""The decision as the applicant reads it, on the page of the application."""

from typing import Any

from applications.panels import Panel, Reader, register_panel
from reviews.models import Decision
from reviews.statuses import DecisionStatus


def letter(application: Any, reader: Reader) -> Panel | None:
    """The reasons and remedies of a released decision; nothing of one that is only prepared."""
    if application.decided_at is None:
        return None
    decision = Decision.objects.filter(application=application, status=DecisionStatus.RELEASED).first()
    if decision is None:
        return None
    return Panel(
        template="reviews/_letter.html", facts={"decision": decision, "language": application.language}
    )


register_panel("letter", order=30, source=letter)
