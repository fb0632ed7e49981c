"""The size check that anybody may use. Nothing is kept here, and nothing is written."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from companies.ownership import state
from companies.ownership.answers import answer_of
from companies.ownership.documents import LEFT_OUT, Document, document_of, without_balance_sheet
from companies.ownership.figures import FIGURES
from companies.ownership.retyping import typed_of
from companies.ownership.sheet import Sheet
from companies.ownership.start import NOT_ALONE, StartForm
from companies.ownership.transcript import own_row
from companies.ownership.typed import Typed
from companies.ownership.views.editor import Editor
from companies.ownership.years import years_of
from portal.core.reading import RequestRefused
from portal.ui import languages
from portal.ui.layout import FORM_ID
from portal.ui.pages import FormPage, Titled


def show_answer(request: HttpRequest, document: Document, *, refusal: str = "") -> HttpResponse:
    """The answer, and the way back to what was typed."""
    answer = answer_of(document)
    context = {
        "title": answer.size,
        "answer": answer,
        "state": state.pack(document),
        "page_form": FORM_ID,
        "refusal": refusal,
        "left_out": LEFT_OUT in document,
    }
    return render(request, "ownership/answer.html", context)


@method_decorator(login_not_required, name="dispatch")
class Check(FormPage):
    """Three answers, a fourth where it decides; whoever does not stand alone goes on to the group."""

    title = gettext_lazy("Is your company an SME?")
    form_class = StartForm
    template_name = "ownership/check.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"years": years_of(timezone.localdate().year)}

    def form_valid(self, form: StartForm) -> HttpResponse:
        values = form.cleaned_data
        if values["alone"] == NOT_ALONE:
            typed = Typed({name: form[name].value() or "" for name in (*FIGURES, "year")})
            page = Group()
            page.setup(self.request)
            return page.show(page.sheet_of(typed.with_enterprise()))
        left_out = values["balance_sheet"] is None
        if left_out:
            values = values | {"balance_sheet": values["turnover"]}
        document = document_of(own_row(values, name=_("Your company")))
        return show_answer(self.request, without_balance_sheet(document) if left_out else document)


@method_decorator(login_not_required, name="dispatch")
class Group(Editor, Titled, TemplateView):
    """The group around a company, row by row."""

    title = gettext_lazy("Your company and those around it")

    def sheet_of(self, typed: Typed) -> Sheet:
        return Sheet(typed, years_of(timezone.localdate().year))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(self.sheet_of(Typed({}).with_enterprise()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "state" not in request.POST:
            return self.edit(request)
        document = state.unpack(request.POST["state"])
        if document is None:
            return redirect("ownership:check")
        if code := languages.known(request.POST.get(languages.SWITCH)):
            languages.use(request, code)
            response = show_answer(request, document)
            languages.remember(response, code)
            return response
        return self.show(self.sheet_of(typed_of(document)))

    def finish(self, document: Document, sheet: Sheet) -> HttpResponse:
        return show_answer(self.request, document)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        address = reverse("ownership:group")
        return super().get_context_data(**{"editor": address, "submit": _("See the answer")} | kwargs)


@method_decorator(login_not_required, name="dispatch")
class Carry(View):
    """Takes what was typed along to the registration: the one cookie, set because somebody asked for it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        document = state.unpack(request.POST.get("state", ""))
        if document is None:
            return redirect("ownership:check")
        register = reverse("companies:register")
        signed_in = request.user.is_authenticated
        response = redirect(register if signed_in else f"{reverse('account_signup')}?next={register}")
        if state.carry(response, document):
            return response
        try:
            refusal = _("This group is too large to be taken along. Register first, then enter it there.")
            return show_answer(request, document, refusal=refusal)
        except RequestRefused:
            return redirect("ownership:check")
