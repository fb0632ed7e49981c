"""Declaring a mandate, and the officers' list of those to check."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from companies.mandates import services
from companies.mandates.forms import MandateForm
from companies.mandates.menu import to_check
from companies.mandates.models import Mandate
from companies.queries import is_officer
from companies.views.base import CompanyPage, address_of
from portal.accounts.roles import Role
from portal.files.inspection import FileRefused
from portal.ui.pages import FormPage, Titled
from portal.workflow.engine import MoveRefused
from portal.workflow.pages import MakeMove

SHOWN = 100


class Declare(CompanyPage, FormPage):
    """An owner says that they may bind the company; an officer checks."""

    needs = "manage_people"
    title = gettext_lazy("Declare that you may bind the company")
    form_class = MandateForm
    template_name = "companies/mandates/declare.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"today": timezone.localdate(self.at)}

    def form_valid(self, form: MandateForm) -> HttpResponse:
        values = form.cleaned_data
        try:
            services.declare_and_ask(
                company=self.subject,
                person=self.request.user,
                kind=values["kind"],
                until_on=values["until_on"],
                most_hours=values["most_hours"],
                upload=values["evidence"],
                at=self.at,
            )
        except (MoveRefused, FileRefused) as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        messages.success(
            self.request, _("Declared. You can sign now; we check it before you accept an offer.")
        )
        return redirect(address_of("members", self.subject))


class Queue(Titled, TemplateView):
    """The mandates that wait for an officer, the oldest first."""

    title = gettext_lazy("Mandates to check")
    template_name = "companies/mandates/queue.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated or not is_officer(request.user):
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = to_check(self.request.user).select_related("company", "person", "evidence")[:SHOWN]
        return super().get_context_data(mandates=rows, **kwargs)


class MoveMandate(MakeMove):
    """Confirm, refuse or end a mandate."""

    model = Mandate

    def rows(self) -> Any:
        return Mandate.objects.select_related("company", "person")

    def get_success_url(self) -> str:
        if Role.OFFICER in self.roles:
            return reverse("companies:mandates")
        return self.subject.get_absolute_url()
