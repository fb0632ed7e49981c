"""Reads of the dialogue that more than one page needs."""

from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, prefetch_related_objects

from applications.dialogue.models import Question, Reply, Round
from applications.dialogue.places import NOTHING, Opened, everything, opened_by
from applications.grants import GRANTS
from portal.workflow.grants import granted


def open_places(application: Any, *, roles: frozenset[str]) -> Opened:
    """What these roles may change now: all of a draft, and what an open question is about."""
    if "edit_sections" not in granted(GRANTS, roles=roles, subject=application):
        return NOTHING
    if application.submitted_at is None:
        return everything(application)
    waiting = application.rounds.open().prefetch_related("questions").first()
    return opened_by(waiting.places) if waiting else NOTHING


def with_open_dates(applications: QuerySet[Any]) -> QuerySet[Any]:
    """Adds `answer_by` of the round that waits and `reply_by` of the reply that may come, if there is one."""
    waiting = Round.objects.open().filter(application=OuterRef("pk")).values("answer_by")[:1]
    reply = Reply.objects.filter(application=OuterRef("pk")).values("reply_by")[:1]
    return applications.annotate(answer_by=Subquery(waiting), reply_by=Subquery(reply))


def read_rounds(application: Any) -> list[Round]:
    """Every round with its questions and people, oldest first: two queries for a whole page, which only reads."""
    questions = Prefetch("questions", Question.objects.select_related("added_by"))
    rounds = Round.objects.select_related("sent_by", "answered_by").prefetch_related(questions)
    prefetch_related_objects([application], Prefetch("rounds", rounds))
    return list(application.rounds.all())


def rounds_told(application: Any) -> list[Round]:
    """The rounds that the applicant's side reads; what was closed unanswered is left out."""
    return [row for row in rounds_asked(application) if row.closed_at is None]


def rounds_asked(application: Any) -> list[Round]:
    """The same as the staff reads them, with what was closed."""
    return [row for row in read_rounds(application) if row.sent_at]


def draft_of(application: Any) -> Round | None:
    """The questions that the staff is collecting."""
    return next((row for row in read_rounds(application) if not row.sent_at and not row.closed_at), None)
