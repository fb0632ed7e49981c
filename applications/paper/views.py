"""Downloads for everybody who may see the application; the same policy as its page."""

from typing import Any

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from django.views.generic.base import ContextMixin, TemplateResponseMixin

from applications.paper import contents, exporting, issuing, tasks, typesetting, whole
from applications.paper.parts import part_of
from applications.paper.serving import bytes_of, hand_out, sealed
from applications.statuses import UNSENT
from applications.views.pages import ApplicationPage
from portal.accounts.roles import MEMBER_ROLES
from portal.notifications.bell import bell
from portal.ui.languages import now as language_now
from portal.ui.pages import Titled


class VersionPdf(ApplicationPage, Titled, TemplateResponseMixin, ContextMixin, View):
    """A version as reviewers read it; what is too long to wait for is made by a worker."""

    http_method_names = ["get", "head"]
    template_name = "applications/paper/waiting.html"
    title = _("This file is being made")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        version = get_object_or_404(self.subject.versions, number=kwargs["number"])
        language = language_now()
        try:
            issued = issuing.version_pdf(version, language=language, at=self.at)
        except issuing.TooLong:
            bell.ring(tasks.MAKE, version_ids=[version.pk], languages=[language])
            return self.render_to_response(self.get_context_data(again=request.path), status=202)
        return hand_out(issued, name=f"{self.subject.reference}-v{version.number}-{language}.pdf")


class ReceiptPdf(ApplicationPage, View):
    """The receipt: reference, moment, fingerprint, cut-off."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.subject.submitted_at is None:
            raise Http404
        language = language_now()
        issued = issuing.receipt_pdf(self.subject, language=language, at=self.at)
        return hand_out(issued, name=f"{self.subject.reference}-receipt-{language}.pdf")


class DraftPdf(ApplicationPage, View):
    """A draft, for colleagues who read it on paper; it is not kept and no check knows it."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.subject.status not in UNSENT or not self.roles & set(MEMBER_ROLES):
            raise Http404
        document = contents.of_draft(self.subject, language=language_now())
        if issuing.length(document.as_data()) > issuing.MOST_AT_ONCE:
            raise Http404
        content = typesetting.typeset(document)
        return bytes_of(content, name=f"draft-{self.subject.public_id}.pdf", mime="application/pdf")


class DecisionPdf(ApplicationPage, View):
    """The letter of a released decision, in the language of the application."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        extra = part_of(self.subject, "decision")
        if extra is None or extra.letter is None:
            raise Http404
        letter = extra.letter
        issued = issuing.decision_pdf(self.subject, letter.document, of=letter.of, at=self.at)
        return hand_out(issued, name=f"{self.subject.reference}-decision-{issued.language}.pdf")


class WholeJson(ApplicationPage, View):
    """The whole file as one JSON document; that it was taken along is written down."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        whole.record(self.subject, actor=request.user, at=self.at, form="json")
        content = exporting.whole_json(self.subject, person=request.user, at=self.at)
        return bytes_of(content, name=f"{file_name(self.subject)}.json", mime="application/json")


class WholeZip(ApplicationPage, View):
    """The whole file with its PDF files and evidence, sent while it is made."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        whole.record(self.subject, actor=request.user, at=self.at, form="zip")
        pieces = exporting.archive(self.subject, person=request.user, language=language_now(), at=self.at)
        response = StreamingHttpResponse(pieces, content_type="application/zip")
        response.headers["Content-Disposition"] = f'attachment; filename="{file_name(self.subject)}.zip"'
        return sealed(response)


def file_name(application: Any) -> str:
    return application.reference or f"draft-{application.public_id}"
