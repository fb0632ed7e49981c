"""Answering a question: the text, and the sections that the question opened."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications import services
from applications.duties import name_of
from applications.forms.answer import AnswerForm, answer_helper
from applications.forms.page import LATER
from applications.forms.sheet import CONTESTED, SEEN, TAKE, WAS
from applications.merging import mark
from applications.models import Question
from applications.progress import tasks
from applications.views.pages import WritersPage
from portal.ui.languages import SWITCH
from portal.ui.pages import FormPage
from portal.workflow.engine import AlreadyMoved, MoveRefused


class Answer(WritersPage, FormPage):
    """What we asked, what may be corrected, and one text that is sent back."""

    title = gettext_lazy("Answer the question")
    template_name = "applications/answer.html"
    form_class = AnswerForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        posted = request.POST
        self.seen = posted.get(SEEN, self.subject.status)
        self.was = posted.get(WAS) or mark(self.question.answer if self.question else "")
        shown_beside = CONTESTED in posted and self.question and mark(self.question.answer) == self.was
        self.theirs = self.question.answer if shown_beside and self.question else ""

    @cached_property
    def question(self) -> Question | None:
        return self.subject.questions.open().first()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.question else self.closed()

    def get_initial(self) -> dict[str, Any]:
        return {"text": self.question.answer if self.question else ""}

    def get_form_kwargs(self) -> dict[str, Any]:
        given = super().get_form_kwargs()
        posted = self.request.POST
        if self.theirs and SWITCH not in posted and posted.get(TAKE):
            given["data"] = given["data"].copy()
            given["data"]["text"] = self.theirs
        return given

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(question=self.question, **kwargs)
        opened = self.question.opens if self.question else []
        carried = {SEEN: self.seen, WAS: self.was} | ({CONTESTED: "text"} if self.theirs else {})
        chosen = bool(self.request.POST.get(TAKE))
        context["form"].helper = answer_helper(carried=carried, theirs=self.theirs, chosen=chosen)
        return context | {
            "tasks": [task for task in tasks(self.subject, at=self.at) if task.section.key in opened]
        }

    def crumbs(self) -> list[tuple[Any, str]]:
        return [*super().crumbs(), (name_of(self.subject), self.subject.get_absolute_url())]

    def form_invalid(self, form: AnswerForm) -> HttpResponse:
        """Nothing typed is no fault of an answer that is only kept."""
        if LATER in self.request.POST and not form["text"].data:
            return self.take(form, text="")
        return super().form_invalid(form)

    def form_valid(self, form: AnswerForm) -> HttpResponse:
        return self.take(form, text=form.cleaned_data["text"])

    def take(self, form: AnswerForm, *, text: str) -> HttpResponse:
        who = {"application": self.subject, "text": text, "actor": self.request.user, "was": self.was}
        try:
            if LATER in self.request.POST:
                services.keep_answer(**who)
                messages.success(self.request, _("Saved. It is not sent yet; you can come back to it."))
            else:
                services.answer(**who, at=self.at, seen=self.seen)
                messages.success(self.request, str(self.subject.lifecycle.moves["answer"].done))
        except services.AnswerConflict as conflict:
            self.theirs, self.was = conflict.current, mark(conflict.current)
            form.add_error(None, str(conflict))
            return super().form_invalid(form)
        except MoveRefused as refused:
            return self.refused(form, refused)
        return redirect(self.subject)

    def refused(self, form: AnswerForm, refused: MoveRefused) -> HttpResponse:
        """A second click finds the answer sent; everything else reads why not, with the text still there."""
        self.subject.refresh_from_db()
        sent = self.subject.questions.filter(answered_by=self.request.user, answer=form["text"].data)
        if isinstance(refused, AlreadyMoved) and sent.exists():
            messages.success(self.request, str(self.subject.lifecycle.moves["answer"].done))
            return redirect(self.subject)
        form.add_error(None, str(refused))
        return super().form_invalid(form)
