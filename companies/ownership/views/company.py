"""A registered company's ownership: read by everybody who sees the company, changed by its own people."""

from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from companies.ownership import state
from companies.ownership.differences import differences
from companies.ownership.documents import Document
from companies.ownership.panels import answer_or_none
from companies.ownership.queries import (
    changed_since_verification,
    document_for,
    document_of_version,
    judgements_of,
    own_row,
    versions_of,
)
from companies.ownership.retyping import typed_of
from companies.ownership.services import save_ownership
from companies.ownership.sheet import Sheet
from companies.ownership.typed import Typed
from companies.ownership.views.editor import Editor
from companies.ownership.years import years_of
from companies.views.base import CompanyPage, address_of
from portal.ui.pages import Titled
from portal.workflow.engine import MoveRefused

SHOWN = 10  # versions and judgements on the page; the administration has them all


class Ownership(CompanyPage, Titled, TemplateView):
    """The size with everything that led to it, the drawing, and every earlier version."""

    title = gettext_lazy("Ownership and size")
    template_name = "ownership/company.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        versions = list(versions_of(self.subject)[: SHOWN + 1])
        latest = versions[0] if versions else None
        documents = [document_of_version(self.subject, version) for version in versions]
        steps: list[list[str]] = [list(differences(old, new)) for new, old in pairwise(documents)]
        return super().get_context_data(
            answer=answer_or_none(document_for(self.subject, version=latest)),
            version=latest,
            changed=changed_since_verification(self.subject, latest),
            history=[
                {"version": version, "changes": steps[index] if index < len(steps) else []}
                for index, version in enumerate(versions[:SHOWN])
            ],
            judgements=judgements_of(self.subject)[:SHOWN],
            **kwargs,
        )


class EditOwnership(CompanyPage, Editor, Titled, TemplateView):
    """The editor of the size check, for a company on record; its own figures stay on their page."""

    needs = "edit_ownership"
    title = gettext_lazy("Ownership")

    def sheet_of(self, typed: Typed) -> Sheet:
        years = years_of(timezone.localdate(self.at).year)
        return Sheet(typed, years, fixed=self.subject.name, on_record=own_row(self.subject))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        version = versions_of(self.subject).first()
        carried = None if version else state.carried(request)
        document = carried or document_of_version(self.subject, version)
        self.seen = version.number if version else 0
        return self.show(self.sheet_of(typed_of(document)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        text = request.POST.get("seen", "")
        self.seen = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
        return self.edit(request)

    def finish(self, document: Document, sheet: Sheet) -> HttpResponse:
        person: Any = self.request.user
        try:
            save_ownership(company=self.subject, document=document, actor=person, at=self.at, seen=self.seen)
        except MoveRefused as refused:
            sheet.own.add_error(None, str(refused))
            return self.show(sheet)
        messages.success(self.request, _("The ownership is saved."))
        onward = (
            self.after_saving() if "edit_company" in self.granted else address_of("ownership", self.subject)
        )
        response = redirect(onward)
        state.drop(response)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{"editor": self.request.path, "submit": _("Save"), "seen": self.seen} | kwargs
        )
