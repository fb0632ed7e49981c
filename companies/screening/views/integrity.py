"""The company answers the questions on its integrity, and confirms them again when they are old."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.screening.integrity.forms import IntegrityForm
from companies.screening.integrity.services import answer, latest
from companies.views.base import CompanyPage
from portal.ui.pages import FormPage


class EditIntegrity(CompanyPage, FormPage):
    """Whoever writes for the company may answer at any time: a new answer is a new version."""

    needs = "answer_integrity"
    title = gettext_lazy("Integrity")
    form_class = IntegrityForm
    template_name = "screening/integrity.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"company": self.subject, "today": timezone.localdate(self.at)}

    def get_initial(self) -> dict[str, Any]:
        statement = latest(self.subject)
        if statement is None:
            return {}
        replies = dict(statement.answers.values_list("key", "reply"))
        return replies | {"explanation": statement.explanation}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        steps = self.steps("integrity") if "edit_company" in self.granted else []
        return super().get_context_data(steps=steps, statement=latest(self.subject), **kwargs)

    def form_valid(self, form: IntegrityForm) -> HttpResponse:
        answer(
            company=self.subject,
            replies=form.replies(),
            explanation=form.cleaned_data["explanation"],
            actor=self.request.user,
            at=self.at,
        )
        messages.success(self.request, _("The answers are saved."))
        return redirect(self.after_saving() if "edit_company" in self.granted else self.subject)
