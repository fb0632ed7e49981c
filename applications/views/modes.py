"""The catalogue of access modes, one mode, and the start of an application: everybody may read, members may start."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from applications import mode_words, services
from applications.estimates import carrying
from applications.forms.start import StartForm
from applications.models import AccessMode
from applications.queries import companies_to_apply_for, shown_modes
from applications.sections import of_mode
from applications.statuses import MODE_COLOURS
from companies.team.current import current_of
from portal.ui.pages import FormPage, Titled
from portal.workflow.engine import MoveRefused

SECONDS_A_QUESTION = 36  # so that the 24 questions of the Playground are its quarter of an hour


@method_decorator(login_not_required, name="dispatch")
class Modes(Titled, TemplateView):
    """What there is to apply for."""

    title = _("Access modes")
    template_name = "applications/modes.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        modes = [(mode, mode_words.facts(mode)) for mode in shown_modes()]
        return super().get_context_data(modes=modes, colours=MODE_COLOURS, **kwargs)


@method_decorator(login_not_required, name="dispatch")
class Mode(Titled, TemplateView):
    """One access mode: its figures, its way, its questions and its conditions."""

    template_name = "applications/mode.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mode = get_object_or_404(shown_modes(), slug=kwargs["slug"])
        return super().get_context_data(
            mode=mode,
            title=mode.name,
            facts=mode_words.facts(mode),
            stages=mode_words.stages([step.kind for step in mode.path.all()]),
            minutes=minutes(mode),
            questions=[(section.title, asked(section, mode)) for section in of_mode(mode).sections],
            colours=MODE_COLOURS,
            crumbs=[(_("Access modes"), reverse("applications:modes"))],
            **kwargs,
        )


def minutes(mode: AccessMode) -> int:
    """How long the form takes, to five minutes."""
    asked_for = sum(len(asked(section, mode)) for section in of_mode(mode).sections)
    return -(-asked_for * SECONDS_A_QUESTION // 300) * 5


def asked(section: Any, mode: AccessMode) -> list[Any]:
    """The questions of a section under this mode, so that people can prepare before they register."""
    return [question.label for question in section.questions if question.applies(mode)]


class Start(FormPage):
    """Begin a draft: which company, where there are several, and one button."""

    title = _("Start an application")
    template_name = "applications/start.html"
    form_class = StartForm

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.mode = get_object_or_404(AccessMode, slug=kwargs["slug"])
        signed_in = request.user.is_authenticated
        self.companies = list(companies_to_apply_for(request.user)) if signed_in else []

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"companies": self.companies}

    def get_initial(self) -> dict[str, Any]:
        """The company that the person acts for now, where there are several."""
        current = current_of(self.request.user) if len(self.companies) > 1 else None
        return {"company": current.public_id} if current else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = [
            (_("Access modes"), reverse("applications:modes")),
            (self.mode.name, reverse("applications:mode", args=[self.mode.slug])),
        ]
        return super().get_context_data(
            mode=self.mode,
            facts=mode_words.facts(self.mode),
            companies=self.companies,
            page_form=self.page_form if self.mode.is_open and self.companies else "",
            crumbs=crumbs,
            **kwargs,
        )

    def form_valid(self, form: StartForm) -> HttpResponse:
        try:
            application = services.start(
                company=form.cleaned_data["company"],
                mode=self.mode,
                actor=self.request.user,
                at=timezone.now(),
            )
            carrying.bring(
                session=self.request.session,
                application=application,
                actor=self.request.user,
                at=timezone.now(),
            )
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        return redirect("applications:tasks", application.public_id)
