"""Pages of subjects: fetched from what a person may see, and the one page that makes every simple move."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from portal.ui.pages import FormPage
from portal.workflow import acts
from portal.workflow.engine import MoveRefused, perform
from portal.workflow.forms import MoveForm
from portal.workflow.grants import Grant, granted
from portal.workflow.models import Event
from portal.workflow.subjects import Subject


class SubjectPage:
    """Loads the subject by what makes it visible; what a person may not see is a 404 like what does not exist.

    Computes roles, offers and grants once; templates ask for nothing else.
    """

    model: type[Subject]
    grants: dict[str, Grant] = {}
    needs: str = ""  # a grant without which the page is not there
    context_name = "subject"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        self.at = timezone.now()
        # SECURITY: `visible_to` asks whether one of these roles is held; here the row brings the answer along.
        tests = self.model.role_tests(request.user)
        self.subject: Any = get_object_or_404(self.rows().annotate(**tests), public_id=kwargs["public_id"])
        self.roles = self.subject.roles_read()
        if self.roles.isdisjoint(self.model.seeing):
            raise Http404
        self.granted = granted(self.grants, roles=self.roles, subject=self.subject)
        if self.needs and self.needs not in self.granted:
            raise Http404

    def rows(self) -> Any:
        """The rows to fetch from, with what the page joins."""
        return self.model.objects.all()

    def offers(self) -> list[Any]:
        return self.subject.offers(roles=self.roles, actor=self.request.user, at=self.at)  # type: ignore[attr-defined]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = {
            self.context_name: self.subject,
            "roles": self.roles,
            "granted": self.granted,
            "base": self.subject.get_absolute_url(),
            "status_words": self.subject.status_for(self.roles),
        }
        return super().get_context_data(**shown | kwargs)  # type: ignore[misc]


class MakeMove(SubjectPage, FormPage):
    """Every move that needs only a confirmation and perhaps a reason. Wrapped moves have pages of their own."""

    form_class = MoveForm
    template_name = "workflow/move.html"
    data: dict[str, Any] = {}  # what goes into the event beside the note

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        move = self.subject.lifecycle.moves.get(kwargs["move"])
        if move is None or move.wrapped or not self.roles & set(move.by):
            raise Http404
        self.move = move

    def get_title(self) -> Any:
        return self.move.label

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"move": self.move}

    def get_initial(self) -> dict[str, Any]:
        return {"seen": self.subject.status}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        refusal = self.subject.refusal(self.move.name, actor=self.request.user, at=self.at)
        closed = refusal or self.subject.status not in self.move.sources
        context = super().get_context_data(move=self.move, refusal=refusal, closed=closed, **kwargs)
        if closed and not context["form"].errors:
            context["page_form"] = ""  # there is no form on the page for a change of language to carry
        return context

    def form_valid(self, form: MoveForm) -> HttpResponse:
        try:
            perform(
                self.subject,
                self.move.name,
                actor=self.request.user,
                at=self.at,
                data=self.data,
                **form.cleaned_data,
            )
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        if self.move.done:
            messages.success(self.request, str(self.move.done))
        return redirect(self.get_success_url())

    def get_success_url(self) -> str:
        """Back to the subject, or home where this person sees it no longer."""
        seen = self.model.objects.visible_to(self.request.user).filter(pk=self.subject.pk).exists()
        return self.subject.get_absolute_url() if seen else "/home/"


def timeline(subject: Subject, *, staff: bool) -> list[dict[str, Any]]:
    """What happened, newest last: the staff read every act and its author, the applicant's side what it may know."""
    lines = []
    for event in Event.objects.of(subject).select_related("actor"):
        move = subject.lifecycle.moves.get(event.name)
        if staff:
            lines.append(
                {
                    "title": (move.told or move.label) if move else acts.label(event.name),
                    "at": event.at,
                    "by": event.actor.get_full_name() if event.actor else "",
                    "text": event.note,
                }
            )
        elif move and move.told:
            lines.append({"title": move.told, "at": event.at, "text": event.note if move.note_told else ""})
    return lines
