"""Registering a company, and asking to join one that is registered already."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.forms.details import DetailsForm
from companies.forms.people import JoinForm
from companies.models import Company, Membership
from companies.ownership import state
from companies.ownership.carried import name_in
from companies.services import AlreadyRegistered, ask_to_join, register
from companies.views.base import steps
from portal.ui.pages import FormPage
from portal.workflow.engine import MoveRefused

TYPED = "registration_typed"  # in the session: what was entered when a number turned out to be taken
SALT = "companies.join"
GOOD_FOR = 24 * 60 * 60  # seconds


def number_in(typed: Mapping[str, str]) -> str:
    """The number by which a person knows the company they typed."""
    return typed["rcs"] or typed["vat"] or typed["permit"]


class Register(FormPage):
    """The first page: who the company is."""

    title = gettext_lazy("Register your company")
    form_class = DetailsForm
    template_name = "companies/register.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"today": timezone.localdate()}

    def get_initial(self) -> dict[str, Any]:
        user: Any = self.request.user
        carried = state.carried(self.request)
        named = {"name": name_in(carried)} if carried else {}
        return self.request.session.get(TYPED) or {"language": user.language} | named

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        carried = state.carried(self.request) is not None
        return super().get_context_data(steps=steps("details"), carried=carried, **kwargs)

    def form_valid(self, form: DetailsForm) -> HttpResponse:
        try:
            company = register(values=form.cleaned_data, actor=self.request.user, at=timezone.now())
        except AlreadyRegistered as taken:
            return self.already_registered(taken.company, form)
        self.request.session.pop(TYPED, None)
        return redirect("companies:figures", company.public_id)

    def already_registered(self, company: Company, form: DetailsForm) -> HttpResponse:
        """To the company where the person belongs to it, else to the page on which they can ask to."""
        user: Any = self.request.user
        if Membership.objects.filter(company=company, user=user).exists():
            messages.info(self.request, _("You belong to this company already."))
            return redirect(company)
        self.request.session[TYPED] = {name: form[name].value() for name in form.fields}
        entered = {"name": form.cleaned_data["name"], "rcs": number_in(form.cleaned_data)}
        asked = {"company": company.public_id, "person": user.public_id} | entered
        return redirect("companies:join", signing.dumps(asked, salt=SALT))


class Join(FormPage):
    """A company with these numbers is here already: ask its owner to be let in.

    SECURITY: nothing on this page comes from the company. The address carries what the person typed, and
    is good for that person alone.
    """

    title = gettext_lazy("This company is registered already")
    form_class = JoinForm
    template_name = "companies/join.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        try:
            self.asked = signing.loads(kwargs["token"], salt=SALT, max_age=GOOD_FOR)
        except signing.BadSignature:
            raise Http404 from None
        if not request.user.is_authenticated or self.asked["person"] != request.user.public_id:
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(asked=self.asked, **kwargs)

    def form_valid(self, form: JoinForm) -> HttpResponse:
        company = get_object_or_404(Company, public_id=self.asked["company"])
        try:
            ask_to_join(
                company=company,
                asked_name=self.asked["name"],
                message=form.cleaned_data["message"],
                actor=self.request.user,
                at=timezone.now(),
            )
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        self.request.session.pop(TYPED, None)
        said = _("Your request has been sent. You get a message as soon as the owner has answered.")
        messages.success(self.request, said)
        return redirect(reverse("ui:home"))
