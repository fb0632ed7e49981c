"""Writes on questions and answers. Each locks the application first, and states its errors."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from applications.dialogue.models import Question, Round
from applications.dialogue.places import known
from applications.grants import GRANTS
from applications.merging import mark
from applications.models import Application
from applications.statuses import Status
from portal.core.working_days import add_working_days, counted_from
from portal.workflow.engine import AlreadyMoved, MoveRefused, perform
from portal.workflow.grants import granted
from portal.workflow.models import Event

ANSWER_DAYS = 10  # working days; late is shown to people and changes nothing by itself
MOST = 30  # questions in one round: more is a conversation, not a form
SENDING = Status.IN_REVIEW

Asked = tuple[str, Sequence[str]]  # text and places


class AnswerConflict(MoveRefused):
    """Colleagues wrote other answers meanwhile; `current` has theirs by the position of the question."""

    def __init__(self, current: Mapping[int, str]) -> None:
        self.current = dict(current)
        super().__init__(
            _(
                "Someone else wrote an answer while you were writing. Nothing of yours is lost: compare the two "
                "below, then go on."
            )
        )


@transaction.atomic
def add_question(
    *, application: Application, text: str, places: Iterable[str], actor: Any, at: datetime
) -> Question:
    """Add a question to the round that the staff is collecting; the same question again is the same question.

    MoveRefused where this person may not ask now; ValueError for a place that the form does not have.
    """
    locked = _locked(application)
    _refuse_unless_asking(locked, actor=actor)
    about = sorted(set(places))
    if unknown := [place for place in about if not known(place, application=locked)]:
        raise ValueError(f"Unknown places: {unknown}")
    if not text.strip():
        raise MoveRefused(_("Write the question."))
    draft = locked.rounds.draft().first() or Round.objects.create(
        application=locked, begun_at=at, begun_by=actor
    )
    collected = list(draft.questions.all())
    for question in collected:
        if (question.text, question.places) == (text.strip(), about):
            return question
    if len(collected) >= MOST:
        raise MoveRefused(_("There are %(most)d questions already. Send these first.") % {"most": MOST})
    position = collected[-1].position + 1 if collected else 1
    row = Question.objects.create(
        round=draft, position=position, text=text.strip(), places=about, added_at=at, added_by=actor
    )
    Event.record(locked, "question.drafted", actor=actor, at=at, data={"places": about})
    return row


@transaction.atomic
def drop_question(*, application: Application, question: str, actor: Any, at: datetime) -> None:
    """Take a question out of the round that is not sent; one that is gone is gone. MoveRefused once it was sent."""
    locked = _locked(application)
    _refuse_unless_asking(locked, actor=actor)
    row = Question.objects.filter(round__application=locked, public_id=question).first()
    if row is None:
        return
    if row.round.sent_at:
        raise AlreadyMoved(_("This question has been sent already, so it stays."))
    row.delete()
    Event.record(locked, "question.dropped", actor=actor, at=at)


@transaction.atomic
def send(*, application: Application, actor: Any, at: datetime, seen: str = "") -> Round:
    """Send everything that was collected at once, and let the clock stand. MoveRefused where there is nothing."""
    locked = _locked(application)
    draft = locked.rounds.draft().first()
    questions = list(draft.questions.all()) if draft else []
    if locked.status == SENDING and not questions:
        raise MoveRefused(_("Write at least one question first."))
    places = sorted({place for question in questions for place in question.places})
    perform(
        application, "ask", actor=actor, at=at, seen=seen, data={"opens": places, "questions": len(questions)}
    )
    assert draft is not None  # noqa: S101 - without one the move was refused
    for position, question in enumerate(questions, start=1):
        if question.position != position:  # ascending, so that no two ever share one
            question.position = position
            question.save(update_fields=["position"])
    draft.sent_at, draft.sent_by = at, actor
    draft.answer_by = add_working_days(counted_from(at), ANSWER_DAYS)
    draft.save(update_fields=["sent_at", "sent_by", "answer_by"])
    return draft


@transaction.atomic
def ask(
    *, application: Application, questions: Iterable[Asked], actor: Any, at: datetime, seen: str = ""
) -> Round:
    """Collect some questions and send them, together with what colleagues had collected."""
    for text, places in questions:
        add_question(application=application, text=text, places=places, actor=actor, at=at)
    return send(application=application, actor=actor, at=at, seen=seen)


Marks = Mapping[int, str]  # by position: the mark of the draft that the page showed


@transaction.atomic
def keep_answers(
    *, application: Application, texts: Mapping[int, str], actor: Any, was: Marks | None = None
) -> Round:
    """Keep answers that are not sent yet. `was` has the marks of the drafts that the page showed.

    MoveRefused where nothing waits for this person's answer, AnswerConflict where a colleague wrote meanwhile.
    """
    locked = _locked(application)
    waiting = locked.rounds.open().first()
    roles = locked.roles_of(actor)
    if waiting is None or "edit_sections" not in granted(GRANTS, roles=roles, subject=locked):
        raise AlreadyMoved(_("No question waits for your answer now."))
    _write(waiting, texts=texts, was=was)
    return waiting


@transaction.atomic
def answer(
    *,
    application: Application,
    texts: Mapping[int, str],
    actor: Any,
    at: datetime,
    seen: str = "",
    was: Marks | None = None,
) -> Event:
    """Send every answer of the open round; what was corrected becomes one new version and the clock goes on."""
    locked = _locked(application)
    if waiting := locked.rounds.open().first():
        _write(waiting, texts=texts, was=was)
        if missing := list(waiting.questions.filter(answer="").values_list("position", flat=True)):
            raise MoveRefused(
                _("Still to answer: question %(numbers)s.") % {"numbers": ", ".join(map(str, missing))}
            )
        waiting.answered_at, waiting.answered_by = at, actor
        waiting.save(update_fields=["answered_at", "answered_by"])
    return perform(application, "answer", actor=actor, at=at, seen=seen)


def _write(waiting: Round, *, texts: Mapping[int, str], was: Marks | None) -> None:
    """Keep each text; those that a colleague changed meanwhile are all named at once, and nothing is written."""
    rows = [row for row in waiting.questions.all() if row.position in texts]
    overwritten = {
        row.position: row.answer
        for row in rows
        if was is not None and was.get(row.position) != mark(row.answer) and texts[row.position] != row.answer
    }
    if overwritten:
        raise AnswerConflict(overwritten)
    for row in rows:
        if row.answer != texts[row.position]:
            row.answer = texts[row.position]
            row.save(update_fields=["answer"])


def _refuse_unless_asking(application: Application, *, actor: Any) -> None:
    if not application.roles_of(actor) & set(application.lifecycle.moves["ask"].by):
        raise MoveRefused(_("You cannot ask the applicant."))
    if application.status != SENDING:
        raise AlreadyMoved(
            _("Questions can be collected only while the application is in review. It is now “%(status)s”.")
            % {"status": Status(application.status).label}
        )


def _locked(application: Application) -> Application:
    """The application's row, locked first by every service here."""
    rows = Application.objects.select_for_update(of=("self",)).select_related("mode", "company")
    return rows.get(pk=application.pk)
