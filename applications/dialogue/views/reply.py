"""Replying to what was found: the summary, and one text that is sent once."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.dialogue import replies
from applications.dialogue.clock import clock_of
from applications.dialogue.forms.reply import ReplyForm, reply_helper
from applications.duties import name_of
from applications.forms.page import LATER
from applications.forms.sheet import SEEN
from applications.statuses import Status
from applications.views.pages import WritersPage
from portal.ui.pages import FormPage
from portal.workflow.engine import MoveRefused


class Reply(WritersPage, FormPage):
    """What the assessment found, in the words meant for the applicant, and room for what they say to it."""

    title = gettext_lazy("Reply before we decide")
    template_name = "applications/dialogue/reply.html"
    form_class = ReplyForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.reply = getattr(self.subject, "reply", None)
        self.seen = request.POST.get(SEEN) or self.subject.status

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        may = self.subject.status == Status.REPLY_OPEN
        return super().get(request, *args, **kwargs) if may else self.closed()

    def get_initial(self) -> dict[str, Any]:
        return {"text": self.reply.text if self.reply else ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            reply=self.reply, clock=clock_of(self.subject, at=self.at), **kwargs
        )
        context["form"].helper = reply_helper(carried={SEEN: self.seen})
        return context

    def crumbs(self) -> list[tuple[Any, str]]:
        return [*super().crumbs(), (name_of(self.subject), self.subject.get_absolute_url())]

    def form_invalid(self, form: ReplyForm) -> HttpResponse:
        """Nothing typed is no fault of a reply that is only kept."""
        if LATER in self.request.POST and not form["text"].data:
            return self.take(form, text="")
        return super().form_invalid(form)

    def form_valid(self, form: ReplyForm) -> HttpResponse:
        return self.take(form, text=form.cleaned_data["text"])

    def take(self, form: ReplyForm, *, text: str) -> HttpResponse:
        actor = self.request.user
        try:
            if LATER in self.request.POST:
                replies.keep(application=self.subject, text=text, actor=actor)
                messages.success(self.request, _("Saved. It is not sent yet; you can come back to it."))
            else:
                replies.give(application=self.subject, text=text, actor=actor, at=self.at, seen=self.seen)
                messages.success(self.request, str(self.subject.lifecycle.moves["reply"].done))
        except MoveRefused as refused:
            return self.refused(form, refused, text=text)
        return redirect(self.subject)

    def refused(self, form: ReplyForm, refused: MoveRefused, *, text: str) -> HttpResponse:
        """A second click finds the reply sent; everything else reads why not, with the text still there."""
        if self.reply:
            self.reply.refresh_from_db()
            if self.reply.replied_by == self.request.user and self.reply.text == text.strip():
                messages.success(self.request, str(self.subject.lifecycle.moves["reply"].done))
                return redirect(self.subject)
        form.add_error(None, str(refused))
        return super().form_invalid(form)
