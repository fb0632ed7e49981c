"""The officer's desk: findings claim by claim, questions in one batch, and what changed since the verification."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from companies.evidence.forms import FindingsForm
from companies.evidence.models import VerifiedVersion
from companies.evidence.queries import changes_since, lines_of
from companies.evidence.services import ask, record_findings
from companies.evidence.views.base import EvidencePage
from portal.ui.pages import FormPage, Titled
from portal.workflow.engine import MoveRefused


class Check(EvidencePage, FormPage):
    """Write down what was found; ask the company everything at once."""

    needs = "check_claims"
    form_class = FindingsForm
    template_name = "evidence/check.html"

    def get_title(self) -> str:
        return _("Check the claims of %(company)s") % {"company": self.subject.name}

    def lines(self) -> list[Any]:
        return lines_of(self.subject, today=localdate(self.at))

    def get_initial(self) -> dict[str, Any]:
        return {"seen": self.subject.status}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"lines": self.lines()}

    def form_valid(self, form: FindingsForm) -> HttpResponse:
        asks = "ask" in self.request.POST
        act = ask if asks else record_findings
        try:
            act(
                company=self.subject,
                findings=form.findings(),
                actor=self.request.user,
                at=self.at,
                seen=form.cleaned_data["seen"],
            )
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        done = _("The company has been asked.") if asks else _("The checks are saved.")
        messages.success(self.request, done)
        return redirect("companies:verify", self.subject.public_id)


class Versions(EvidencePage, Titled, TemplateView):
    """What the company says now beside what was verified."""

    needs = "compare_versions"
    title = gettext_lazy("Changes since the verification")
    template_name = "evidence/versions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        versions = list(VerifiedVersion.objects.filter(company=self.subject).select_related("by"))
        wanted = self.request.GET.get("version", "")
        chosen = next(
            (row for row in versions if str(row.number) == wanted), versions[0] if versions else None
        )
        changes = changes_since(chosen, self.subject) if chosen else []
        return super().get_context_data(versions=versions, chosen=chosen, changes=changes, **kwargs)
