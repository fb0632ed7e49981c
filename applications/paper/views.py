"""Downloads for everybody who may see the application; the same policy as its page."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from django.views.generic.base import ContextMixin, TemplateResponseMixin

from applications.paper import contents, issuing, tasks, typesetting
from applications.paper.serving import bytes_of, hand_out
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
