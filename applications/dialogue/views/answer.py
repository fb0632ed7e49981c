"""Answering a round of questions: one text for each, and what the questions opened for correction."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.answers import Row
from applications.dialogue import services
from applications.dialogue.clock import clock_of
from applications.dialogue.forms.answers import AnswersForm, answers_helper, field_of
from applications.dialogue.models import Question, Round
from applications.dialogue.places import label
from applications.dialogue.reading import correctable
from applications.dialogue.sheet import AnswerSheet
from applications.duties import name_of
from applications.forms.page import LATER
from applications.merging import mark
from applications.sections import answers_of
from applications.views.pages import WritersPage
from portal.ui.languages import SWITCH
from portal.ui.pages import FormPage
from portal.workflow.engine import AlreadyMoved, MoveRefused


class Answer(WritersPage, FormPage):
    """What we asked, what may be corrected, and a text for each question, sent back together."""

    title = gettext_lazy("Answer the questions")
    template_name = "applications/answer.html"
    form_class = AnswersForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        status = self.subject.status
        if request.method == "POST":
            self.sheet = AnswerSheet.sent(request.POST, questions=self.questions, seen=status)
        else:
            self.sheet = AnswerSheet.of(self.questions, seen=status)

    @cached_property
    def round(self) -> Round | None:
        rounds = self.subject.rounds.prefetch_related("questions")
        waiting: Round | None = rounds.open().first()
        if waiting is None and self.request.method == "POST":  # what was typed must find its questions again
            waiting = rounds.sent().last()
        return waiting

    @cached_property
    def questions(self) -> Sequence[Question]:
        return list(self.round.questions.all()) if self.round else []

    def theirs(self) -> dict[int, str]:
        """A colleague's words, where the page shows them: until somebody changes them again."""
        return {
            row.position: row.answer
            for row in self.questions
            if row.position in self.sheet.contested and mark(row.answer) == self.sheet.was.get(row.position)
        }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.round else self.closed()

    def get_initial(self) -> dict[str, Any]:
        return {field_of(row.position): row.answer for row in self.questions}

    def get_form_kwargs(self) -> dict[str, Any]:
        given = super().get_form_kwargs() | {"questions": self.questions}
        if self.request.method == "POST" and SWITCH not in self.request.POST:
            typed = self.request.POST.copy()
            for position, words in self.theirs().items():
                if field_of(position) in self.sheet.chosen:
                    typed[field_of(position)] = words
            given["data"] = typed
        return given

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(round=self.round, clock=self.clock(), **kwargs)
        context["form"].helper = answers_helper(
            self.shown(), carried=self.sheet.carried(), theirs=self.theirs(), chosen=self.sheet.chosen
        )
        return context

    def clock(self) -> Any:
        return clock_of(self.subject, at=self.at)

    def shown(self) -> list[tuple[Question, list[str], list[Row]]]:
        """Each question with what it is about in words, and the answers that it opened."""
        answers = answers_of(self.subject)
        return [
            (
                row,
                [label(place, application=self.subject) for place in row.places],
                correctable(self.subject, places=row.places, answers=answers),
            )
            for row in self.questions
        ]

    def crumbs(self) -> list[tuple[Any, str]]:
        return [*super().crumbs(), (name_of(self.subject), self.subject.get_absolute_url())]

    def form_invalid(self, form: AnswersForm) -> HttpResponse:
        if LATER in self.request.POST:
            form.forgive_missing()
        return super().form_invalid(form) if form.errors else self.take(form)

    def form_valid(self, form: AnswersForm) -> HttpResponse:
        return self.take(form)

    def take(self, form: AnswersForm) -> HttpResponse:
        who = {"application": self.subject, "texts": form.texts(), "actor": self.request.user}
        try:
            if LATER in self.request.POST:
                services.keep_answers(**who, was=self.sheet.was)
                messages.success(self.request, _("Saved. It is not sent yet; you can come back to it."))
            else:
                services.answer(**who, was=self.sheet.was, at=self.at, seen=self.sheet.seen)
                messages.success(self.request, str(self.subject.lifecycle.moves["answer"].done))
        except services.AnswerConflict as conflict:
            return self.compare(form, conflict)
        except MoveRefused as refused:
            return self.refused(form, refused)
        return redirect(self.subject)

    def compare(self, form: AnswersForm, conflict: services.AnswerConflict) -> HttpResponse:
        """Both texts, to choose from or to put together by hand."""
        for row in self.questions:
            row.answer = conflict.current.get(row.position, row.answer)
        contested = frozenset(conflict.current)
        self.sheet = AnswerSheet.of(self.questions, seen=self.sheet.seen, contested=contested)
        form.add_error(None, str(conflict))
        return super().form_invalid(form)

    def refused(self, form: AnswersForm, refused: MoveRefused) -> HttpResponse:
        """A second click finds the answers sent; everything else reads why not, with the texts still there."""
        self.subject.refresh_from_db()
        if isinstance(refused, AlreadyMoved) and self.sent_before(form.data):
            messages.success(self.request, str(self.subject.lifecycle.moves["answer"].done))
            return redirect(self.subject)
        form.add_error(None, str(refused))
        return super().form_invalid(form)

    def sent_before(self, typed: Any) -> bool:
        """Is what was typed what this person has just sent?"""
        last = self.subject.rounds.filter(answered_by=self.request.user).last()
        rows = list(last.questions.all()) if last else []
        return bool(rows) and all(row.answer == typed.get(field_of(row.position), "").strip() for row in rows)


class AutosaveAnswers(Answer):
    """Keeps the texts while somebody types; the same rules as the page, answered in JSON."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        form.is_valid()
        texts = form.texts()
        try:
            kept = services.keep_answers(
                application=self.subject, texts=texts, actor=request.user, was=self.sheet.was
            )
        except services.AnswerConflict:
            text = _("A colleague changed the same answer meanwhile. Press “Save” to see both texts.")
            return JsonResponse({"text": text}, status=409)
        except MoveRefused as refused:
            return JsonResponse({"text": str(refused)}, status=409)
        sheet = AnswerSheet.of(list(kept.questions.all()), seen=self.sheet.seen)
        return JsonResponse({"at": f"{localtime(timezone.now()):%H:%M:%S}", "carried": sheet.carried()})
