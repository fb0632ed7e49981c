"""The dialogue on the page of an application, and on the staff's file: the clock, the questions, the reply."""

from typing import Any

from applications.dialogue.clock import clock_of
from applications.dialogue.places import label
from applications.dialogue.queries import draft_of, rounds_asked, rounds_told
from applications.panels import Panel, Reader, register_panel, register_staff_panel


def for_applicant(application: Any, reader: Reader) -> Panel | None:
    """What was asked and answered, what was found and replied; nothing that the staff is still writing."""
    if application.submitted_at is None:
        return None
    rounds, reply = rounds_told(application), getattr(application, "reply", None)
    if not rounds and reply is None:
        return None
    facts = {
        "clock": clock_of(application, at=reader.at),
        "rounds": [told(row, application) for row in rounds],
        "reply": reply,
    }
    return Panel(template="applications/dialogue/_panel.html", facts=facts)


def for_staff(application: Any, reader: Reader) -> Panel | None:
    """The same with who asked, and the questions that are collected and not sent."""
    rounds, draft = rounds_asked(application), draft_of(application)
    reply = getattr(application, "reply", None)
    if not rounds and reply is None and draft is None:
        return None
    facts = {
        "clock": clock_of(application, at=reader.at),
        "rounds": [told(row, application) for row in rounds],
        "draft": told(draft, application) if draft else None,
        "reply": reply,
    }
    return Panel(template="reviews/_dialogue.html", facts=facts)


def told(row: Any, application: Any) -> dict[str, Any]:
    """A round with its questions, and what each is about in words."""
    questions = [
        {"row": question, "about": [label(place, application=application) for place in question.places]}
        for question in row.questions.all()
    ]
    return {"round": row, "questions": questions}


register_panel("dialogue", order=15, source=for_applicant)
register_staff_panel("dialogue", order=40, source=for_staff)
