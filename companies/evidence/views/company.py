"""The company's side: what lies there, a new version of it, and answers to what is asked."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from companies.evidence.forms import AnswersForm, UploadForm
from companies.evidence.kinds import KINDS, for_claim
from companies.evidence.models import Evidence, Finding
from companies.evidence.queries import Place, questions_to
from companies.evidence.services import add_evidence, answer
from companies.evidence.views.base import EvidencePage, address_of
from portal.files.inspection import FileRefused, Upload
from portal.files.pages import UploadPage
from portal.ui.pages import FormPage, Titled
from portal.workflow.engine import MoveRefused


class List(EvidencePage, Titled, TemplateView):
    """Every piece of evidence with its versions, and what is still missing."""

    title = gettext_lazy("Evidence")
    template_name = "evidence/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(places=self.places(), questions=questions_to(self.subject), **kwargs)


class Add(UploadPage, EvidencePage, FormPage):
    """Upload one piece, or replace it: the version before stays."""

    needs = "add_evidence"
    form_class = UploadForm
    template_name = "evidence/add.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        year = kwargs.get("year", 0)
        found = [place for place in self.places() if (place.kind.code, place.year) == (kwargs["kind"], year)]
        if not found:
            raise Http404
        self.place: Place = found[0]

    def get_title(self) -> str:
        return self.place.label

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"kind": self.place.kind, "today": localdate(self.at)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(place=self.place, **kwargs)

    def form_valid(self, form: UploadForm) -> HttpResponse:
        values = form.cleaned_data
        try:
            add_evidence(
                company=self.subject,
                kind=self.place.kind.code,
                year=self.place.year,
                upload=values["file"],
                issued_on=values.get("issued_on"),
                note=values["note"],
                actor=self.request.user,
                at=self.at,
            )
        except FileRefused as refused:
            form.add_error("file", str(refused))
            return self.form_invalid(form)
        messages.success(self.request, _("%(what)s: uploaded.") % {"what": self.place.label})
        return redirect(address_of("list", self.subject))


class Questions(UploadPage, EvidencePage, FormPage):
    """What exactly is asked, claim by claim, and the company's answers."""

    needs = "answer_questions"
    title = gettext_lazy("Questions about your registration")
    form_class = AnswersForm
    template_name = "evidence/questions.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.questions = questions_to(self.subject)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"questions": self.questions}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(questions=self.questions, **kwargs)

    def form_valid(self, form: AnswersForm) -> HttpResponse:
        given = list(form.answered())
        if not given:
            form.add_error(
                None, _("Answer at least one question, or correct the details and send them again.")
            )
            return self.form_invalid(form)
        if refused := self.keep(form, given):
            form.add_error(None, refused)
            return self.form_invalid(form)
        messages.success(
            self.request, _("Your answers are saved. Send the registration again when all is done.")
        )
        return redirect(self.after_saving())

    def form_invalid(self, form: AnswersForm) -> HttpResponse:
        """A file that is refused costs no other answer: those are kept all the same."""
        if form.errors and not form.non_field_errors():
            self.keep(form, list(form.answered()))
            self.questions = questions_to(self.subject)
        return super().form_invalid(form)

    def keep(self, form: AnswersForm, given: list[tuple[Finding, str, Upload | None]]) -> str:
        """Store the answers; a sentence where they could not be."""
        try:
            for finding, text, upload in given:
                row = self._evidence(finding, upload) if upload else None
                answer(finding=finding, text=text, evidence=row, actor=self.request.user, at=self.at)
        except (FileRefused, MoveRefused) as refused:
            return str(refused)
        return ""

    def _evidence(self, finding: Finding, upload: Upload) -> Evidence:
        """Under the first kind that stands for the claim, so that it is found and used again."""
        root, _dash, year = finding.claim.partition("-")
        kind = next(iter(for_claim(root)), KINDS["other"])
        return add_evidence(
            company=self.subject,
            kind=kind.code,
            year=int(year or 0),
            upload=upload,
            actor=self.request.user,
            at=self.at,
        )
