"""The page that begins a new draft from an earlier application."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.again import services
from applications.again.awards import award_of
from applications.again.forms import AgainForm
from applications.duties import name_of
from applications.models import AccessMode
from applications.statuses import ModeState
from applications.views.pages import WritersPage
from portal.ui.pages import FormPage
from portal.workflow.engine import MoveRefused


class Again(WritersPage, FormPage):
    """What comes along, what does not, and one choice."""

    form_class = AgainForm
    template_name = "applications/again/page.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not services.may_begin_from(self.subject):
            raise Http404
        self.award = award_of(self.subject)
        self.modes = list(AccessMode.objects.filter(state=ModeState.OPEN))

    def get_title(self) -> Any:
        return gettext_lazy("Renew it") if self.award else gettext_lazy("Apply again from this one")

    def get_initial(self) -> dict[str, Any]:
        return {"mode": self.subject.mode.slug}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"modes": self.modes}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(award=self.award, modes=self.modes, **kwargs)
        return context | ({} if self.modes else {"page_form": ""})

    def crumbs(self) -> list[tuple[Any, str]]:
        return [*super().crumbs(), (name_of(self.subject), self.subject.get_absolute_url())]

    def form_valid(self, form: AgainForm) -> HttpResponse:
        try:
            begun = services.begin_from(
                origin=self.subject, mode=form.cleaned_data["mode"], actor=self.request.user, at=self.at
            )
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        messages.success(
            self.request, _("The new draft has what fits of the earlier answers. Look through every section.")
        )
        return redirect("applications:tasks", begun.public_id)
