"""How many GPU-hours? Open to everybody; nothing is kept until somebody takes the answer along."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from applications.estimates import carrying
from applications.estimates.answers import answer_to, hours
from applications.estimates.forms import EstimateForm
from applications.estimates.workloads import KINDS, PRESETS
from applications.models import AccessMode, Application
from applications.queries import WRITERS
from applications.statuses import MODE_COLOURS, Status
from companies.roles import member
from portal.ui.layout import page_helper
from portal.ui.pages import FormPage, Titled
from portal.workflow.engine import MoveRefused


@method_decorator(login_not_required, name="dispatch")
class Estimator(Titled, TemplateView):
    """First what kind of work, then only what that kind asks; the address holds everything."""

    title = gettext_lazy("How many GPU-hours do you need?")
    http_method_names = ["get", "head", "options"]

    def get_template_names(self) -> list[str]:
        part = self.request.htmx and self.request.htmx.target == "estimate-live"  # type: ignore[attr-defined]
        return ["applications/estimate/_answer.html" if part else "applications/estimate/page.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kind = KINDS.get(self.request.GET.get("workload", ""))
        chosen = self.form(kind.workload.value) if kind else {}
        return super().get_context_data(
            kinds=KINDS.values(), presets=presets(), kind=kind, **chosen, **kwargs
        )

    def form(self, workload: str) -> dict[str, Any]:
        sent = "size" in self.request.GET
        form = EstimateForm(self.request.GET if sent else None, workload=workload)
        if not sent or not form.is_valid() or form.job is None:
            return {"form": form, "crumbs": crumbs()}
        now = timezone.now()
        answer = answer_to(form.job, on=timezone.localdate(now))
        token = carrying.signed(form.request())
        return {
            "form": form,
            "answer": answer,
            "token": token,
            "colours": MODE_COLOURS,
            "crumbs": crumbs(),
        }


def crumbs() -> list[tuple[Any, str]]:
    return [(_("GPU-hours"), reverse("estimates:page"))]


def presets() -> list[tuple[Any, str]]:
    """Each example with the address that fills the form with it."""
    return [
        (preset, f"{reverse('estimates:page')}?{'&'.join(f'{k}={v}' for k, v in preset.values.items())}")
        for preset in PRESETS
    ]


@method_decorator(login_not_required, name="dispatch")
class Take(View):
    """The browser carries the signed estimate along; whoever has not signed in yet does so on the way."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        token = request.POST.get("estimate", "")
        if carrying.read(token) is None:
            messages.info(
                request, _("This estimate is no longer valid. Make it once more, then take it along.")
            )
            return redirect("estimates:page")
        request.session[carrying.IN_SESSION] = token
        return redirect("estimates:carry")


class CarryForm(forms.Form):
    """A new application, or one that is begun."""

    to = forms.ChoiceField(
        label=gettext_lazy("Where shall the estimate go?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose an application, or a new one.")},
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = choices  # type: ignore[attr-defined]
        self.helper = page_helper("to", submit=_("Take it along"))


class Carry(FormPage):
    """Where the estimate shall go."""

    title = gettext_lazy("Take the estimate into an application")
    template_name = "applications/estimate/carry.html"
    form_class = CarryForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if carrying.carried(request.session) is None:
            return redirect("estimates:page")
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        self.drafts = {row.public_id: row for row in drafts_of(self.request.user)}
        new = [
            (f"new:{mode.slug}", _("A new application: %(mode)s") % {"mode": mode.name})
            for mode in AccessMode.objects.all()
            if mode.is_open
        ]
        begun = [
            (key, f"{row.title or row.mode.name} · {row.company.name}") for key, row in self.drafts.items()
        ]
        return super().get_form_kwargs() | {"choices": new + begun}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        request = carrying.carried(self.request.session)
        expected = hours(carrying.reckon(request, at=timezone.now()).expected) if request else ""
        return super().get_context_data(expected=expected, crumbs=crumbs(), **kwargs)

    def form_valid(self, form: CarryForm) -> HttpResponse:
        to = form.cleaned_data["to"]
        if to.startswith("new:"):
            return redirect("applications:start", to.removeprefix("new:"))
        draft = self.drafts[to]
        try:
            carrying.bring(
                session=self.request.session, application=draft, actor=self.request.user, at=timezone.now()
            )
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        return redirect("applications:section", draft.public_id, "resources")


def drafts_of(person: Any) -> Any:
    """The drafts that this person may write in, newest first, at most twenty."""
    mine = Application.objects.visible_to(person).filter(member(person, *WRITERS, prefix="company__"))
    return mine.filter(status=Status.DRAFT).with_heads().order_by("-created_at", "-pk")[:20]
