"""Asking the applicant in rounds, and letting them reply to what was found."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from applications.dialogue import replies, services
from applications.dialogue.panels import told
from applications.dialogue.queries import draft_of
from portal.ui.layout import Words
from portal.workflow.engine import MoveRefused
from reviews.forms.questions import ADD, QuestionForm, SummaryForm
from reviews.views.file import OfFile
from reviews.views.work import FileForm


class Asking(OfFile):
    """For those who may ask on this file."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not self.roles & set(self.subject.lifecycle.moves["ask"].by):
            raise Http404

    def page(self) -> str:
        return reverse("reviews:ask", args=[self.subject.public_id])


class Ask(Asking, FileForm):
    """The questions that are collected, one more, and the button that sends all of them."""

    form_class = QuestionForm
    title = gettext_lazy("Ask the applicant")
    template_name = "reviews/ask.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        draft = draft_of(self.subject)
        self.collected = told(draft, self.subject)["questions"] if draft else []

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"application": self.subject, "collected": len(self.collected)}

    def get_initial(self) -> dict[str, Any]:
        return {"seen": self.subject.status, "about": self.request.GET.get("about", "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(collected=self.collected, refusal=self.refusal(), **kwargs)

    def refusal(self) -> Words:
        return self.subject.refusal("ask", actor=self.request.user, at=self.at)

    def act(self, form: Any) -> None:
        who = {"application": self.subject, "actor": self.request.user, "at": self.at}
        if ADD in form.data:
            for text, places in form.questions():
                services.add_question(**who, text=text, places=places)
            self.said = _("Added. Nothing is sent before you or a colleague sends all of them.")
        else:
            services.ask(**who, questions=form.questions(), seen=form.cleaned_data["seen"])
            self.said = self.subject.lifecycle.moves["ask"].done

    def address(self) -> str:
        """Back to the page while questions are being collected."""
        return (
            self.page() if ADD in self.request.POST and self.request.method == "POST" else super().address()
        )


class Drop(Asking, View):
    """Take a question out before it is sent."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            services.drop_question(
                application=self.subject, question=kwargs["question"], actor=request.user, at=self.at
            )
        except MoveRefused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The question is taken out."))
        return redirect(self.page())


class InviteReply(FileForm):
    """Tell the applicant what was found, before the decision is prepared."""

    form_class = SummaryForm
    title = gettext_lazy("Let the applicant reply")
    template_name = "reviews/invite_reply.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.move = self.subject.lifecycle.moves["invite_reply"]
        if not self.roles & set(self.move.by):
            raise Http404
        self.said = self.move.done

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"application": self.subject}

    def get_initial(self) -> dict[str, Any]:
        return {"seen": self.subject.status}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        refusal = self.subject.refusal("invite_reply", actor=self.request.user, at=self.at)
        steps = self.subject.steps.exclude(closed_at=None).select_related("closed_by")
        return super().get_context_data(refusal=refusal, steps=list(steps), **kwargs)

    def act(self, form: Form) -> None:
        replies.invite(application=self.subject, actor=self.request.user, at=self.at, **form.cleaned_data)
