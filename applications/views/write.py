"""Writing a draft: the task list, and one page for each section."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from applications import services
from applications.comments.panels import lines_of
from applications.dialogue.limiting import limited, with_closed
from applications.dialogue.queries import open_places
from applications.duties import about, name_of
from applications.forms.page import LATER, section_helper
from applications.forms.sheet import Sheet, with_merged, with_taken
from applications.models import Application, SectionAnswers
from applications.progress import State, obstacles, section_url, tasks
from applications.questionnaires.forms import SectionForm
from applications.sections import Section, form_of, prefill
from applications.views.pages import WritersPage
from portal.files.inspection import FileRefused
from portal.ui import keeping
from portal.ui.languages import SWITCH
from portal.ui.pages import FormPage, Titled, forget_errors
from portal.workflow.engine import MoveRefused


class Tasks(WritersPage, Titled, TemplateView):
    """The sections of a draft, shown first whenever somebody comes back to it."""

    template_name = "applications/tasks.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "edit_sections" not in self.granted or self.subject.submitted_at:
            return redirect(self.subject)
        return super().get(request, *args, **kwargs)

    def get_title(self) -> str:
        return name_of(self.subject)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = tasks(self.subject, at=self.at)
        missing = obstacles(self.subject, actor=self.request.user, at=self.at)
        return super().get_context_data(
            about=about(self.subject),
            tasks=found,
            done=sum(task.state == State.COMPLETED for task in found),
            ready=not missing,
            threads=lines_of(self.subject),
            excluded=self.subject.exclusions.count(),
            **kwargs,
        )


class WriteSection(WritersPage, FormPage):
    """One section of the form. What is valid is kept with either button; what is not stays on the page."""

    template_name = "applications/section.html"
    keeps_typed = True  # what is sent after the session has ended comes back after signing in

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.questionnaire = form_of(self.subject)
        if kwargs["section"] not in self.questionnaire.by_key:
            raise Http404
        self.section = self.questionnaire.by_key[kwargs["section"]]
        rows = {row.section: row for row in self.subject.sections.select_related("saved_by")}
        self.answers = {key: row.values for key, row in rows.items()}
        self.row = rows.get(self.section.key, SectionAnswers(version=0))
        self.typed = request.POST if request.method == "POST" else keeping.kept(request)
        self.sheet = Sheet.of(self.row) if self.typed is None else Sheet.sent(self.typed)
        self.kept = False
        self.opened = open_places(self.subject, roles=self.roles)
        # A question may open single answers of the section; the rest is judged as it is stored, and not shown.
        self.only = self.opened.fields(self.section.key) if self.section.key in self.opened else None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.section.key not in self.opened:
            return self.closed()
        if self.typed is None:
            return super().get(request, *args, **kwargs)
        form = self.get_form()
        forget_errors(form)
        return self.render_to_response(self.get_context_data(form=form, handed_back=True))

    def get_title(self) -> Any:
        return self.section.title

    def get_form_class(self) -> type[SectionForm]:
        return SectionForm

    def get_form_kwargs(self) -> dict[str, Any]:
        given = super().get_form_kwargs() | {
            "section": self.section,
            "questionnaire": self.questionnaire,
            "about": self.subject,
            "today": localdate(self.at),
            "answers": self.answers,
        }
        if self.typed is not None and SWITCH not in self.typed:
            typed = with_taken(self.typed, section=self.section, theirs=self.row.values)
            given["data"] = with_closed(typed, section=self.section, only=self.only, stored=self.row.values)
        return given

    def get_form(self, form_class: Any = None) -> SectionForm:
        form: SectionForm = super().get_form(form_class)
        return limited(form, only=self.only)

    def get_initial(self) -> dict[str, Any]:
        return dict(self.row.values) if self.row.version else prefill(self.section, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(kept=self.kept, **kwargs)
        context["form"].helper = section_helper(
            context["form"], sheet=self.sheet, theirs=self.row, only=self.only
        )
        thread = self.subject.comments.filter(section=self.section.key).select_related("by", "resolved_by")
        context["comments"] = list(thread) if self.subject.submitted_at is None else []
        return context | place_of(self.section, application=self.subject) | {"section": self.section}

    def form_valid(self, form: SectionForm) -> HttpResponse:
        return self.save(form)

    def form_invalid(self, form: SectionForm) -> HttpResponse:
        return self.save(form)

    def save(self, form: SectionForm) -> HttpResponse:
        """Keep what can be kept, then go on, or show the page again with what cannot."""
        sent = self.sheet
        try:
            self.row = services.save_section(
                application=self.subject,
                section=self.section.key,
                values=form.stored(),
                actor=self.request.user,
                at=self.at,
                page=sent.page(unreadable=self.left_alone(form)),
            )
        except services.EditConflict as conflict:
            return self.compare(form, conflict)
        except (MoveRefused, FileRefused) as refused:
            form.add_error(None, str(refused))
            return super().form_invalid(form)
        self.sheet, self.kept = Sheet.of(self.row), True
        if LATER in self.request.POST:
            form.forgive_missing()
        if form.errors:
            return super().form_invalid(form)
        if self.row.version > sent.seen + 1:
            messages.info(self.request, _("A colleague saved this section as well. Both changes are kept."))
        return redirect(self.get_success_url())

    def left_alone(self, form: SectionForm) -> frozenset[str]:
        """What a save does not touch: what nobody can read, and what this page does not ask."""
        return form.unreadable() | form.unasked(self.row.values)

    def compare(self, form: SectionForm, conflict: services.EditConflict) -> HttpResponse:
        """Both texts side by side, to choose from or to put together by hand."""
        self.row = conflict.current
        self.sheet = Sheet.of(self.row, contested=conflict.merged.contested)
        again = self.get_form_class()(
            **self.get_form_kwargs() | {"data": with_merged(form, conflict.merged)}  # type: ignore[arg-type]
        )
        again = limited(again, only=self.only)
        again.add_error(None, str(conflict))
        return super().form_invalid(again)

    def get_success_url(self) -> str:
        application = self.subject
        if application.submitted_at:
            return reverse("applications:answer", args=[application.public_id])
        if LATER in self.request.POST:
            messages.success(self.request, _("Saved. You can come back to it at any time."))
            return reverse("applications:tasks", args=[application.public_id])
        following = self.questionnaire.after(self.section.key)
        if self.request.GET.get("back") == "check" or following is None:
            return reverse("applications:check", args=[application.public_id])
        return section_url(application, following.key)


def place_of(section: Section, *, application: Application) -> dict[str, Any]:
    """Which page of how many, and the way back up."""
    keys = list(form_of(application).by_key)
    up = "answer" if application.submitted_at else "tasks"
    return {
        "place": keys.index(section.key) + 1,
        "place_key": section.key,
        "places": len(keys),
        "crumbs": [
            (gettext_lazy("Your applications"), reverse("applications:list")),
            (name_of(application), reverse(f"applications:{up}", args=[application.public_id])),
        ],
    }
