"""Reading: the list of one's applications, one application, and a version as it was submitted."""

import json
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from applications import mode_words
from applications.answers import company_rows, in_words
from applications.dates import long_day
from applications.dialogue.clock import waits_of
from applications.dialogue.queries import read_rounds
from applications.duties import about, name_of
from applications.models import Application, Version
from applications.notices import file_page
from applications.pace.reading import promise_of
from applications.panels import duty_of, panels_of
from applications.paper import issuing
from applications.paper.models import Kind
from applications.paper.serving import bytes_of
from applications.queries import companies_to_apply_for, own, path_kinds
from applications.sections import answers_of, of_content
from applications.statuses import COLOURS, UNDER_REVIEW, Status
from applications.views.pages import ApplicationPage
from portal.accounts.roles import MEMBER_ROLES
from portal.ui.pages import Titled
from portal.ui.paging import page_of
from portal.workflow.pages import timeline

WITH_US = (Status.SUBMITTED, Status.IN_REVIEW)  # while a question is open the date stands still


class Applications(Titled, TemplateView):
    """The applications of the companies that a person belongs to, newest first."""

    title = _("Your applications")
    template_name = "applications/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = page_of(own(self.request.user), self.request.GET, by="-created_at")
        lines = [
            {
                "application": row,
                "name": name_of(row),
                "about": about(row),
                "status_words": Status.public(row.status),
                "promised": row.promised_on if row.status in WITH_US else None,
            }
            for row in page.rows
        ]
        may_start = bool(lines) or companies_to_apply_for(self.request.user).exists()
        return super().get_context_data(
            page=page, lines=lines, may_start=may_start, colours=COLOURS, **kwargs
        )


class Detail(ApplicationPage, Titled, TemplateView):
    """What must I do now, where it stands in public words, and everything that was said."""

    template_name = "applications/detail.html"

    def rows(self) -> Any:
        return super().rows().select_related("reply", "entry__cut_off")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.roles & set(MEMBER_ROLES):
            return redirect(file_page(self.subject))
        return super().get(request, *args, **kwargs)

    def get_title(self) -> str:
        return name_of(self.subject)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        application = self.subject
        prefetch_related_objects([application], Prefetch("versions", Version.objects.select_related("by")))
        versions = list(application.versions.all())
        sent = versions[0].content if versions else None
        answers = sent["answers"] if sent else answers_of(application)
        waiting = application.status in UNDER_REVIEW
        read_rounds(application)
        return super().get_context_data(
            about=about(application),
            duty=duty_of(application, self.reader),
            expected=expected(application),
            stages=mode_words.stages(path_kinds(application)) if waiting else [],
            pace=promise_of(application, questions=waits_of(application), at=self.at) if waiting else None,
            panels=panels_of(application, self.reader),
            groups=in_words(application, answers, form=of_content(sent) if sent else None),
            versions=versions,
            timeline=timeline(application, staff=False),
            offers=[offer for offer in self.offers() if not offer.move.wrapped],
            **kwargs,
        )


def expected(application: Application) -> str:
    """What happens next and when, in one sentence; nothing where the page's other parts say it."""
    words = EXPECTED.get(Status(application.status), "")
    day = long_day(application.promised_on) if application.promised_on else ""
    return str(words) % {"day": day} if words else ""


EXPECTED = {
    Status.DRAFT: _("Nothing is sent before the owner of the company signs. You can go on at any time."),
    Status.AWAITING_SIGNATURE: _("The owner of the company has to read it and sign. Then it is sent."),
    Status.SUBMITTED: _("We have received it. You get our answer by %(day)s."),
    Status.IN_REVIEW: _("We are looking at it. You get our answer by %(day)s."),
    Status.QUESTION_OPEN: _(
        "The clock stands until your answer is here. Then the days that are left go on counting."
    ),
    Status.REPLY_OPEN: _(
        "The clock stands while you may reply. If you do not, we go on by ourselves when the time is over."
    ),
    Status.APPROVED: _("An offer waits for the answer of the owner of your company."),
    Status.WITHDRAWN: _("Nothing more happens with it. You can apply again at any time."),
    Status.LAPSED: _("The offer was not answered in time, so its hours went to others. You can apply again."),
    Status.OFFER_REFUSED: _("The hours of the offer went to others. You can apply again at any time."),
}


class VersionDetail(ApplicationPage, Titled, TemplateView):
    """A version as it was frozen, with the hash that vouches for it."""

    template_name = "applications/version.html"

    def get_title(self) -> str:
        return _("Version %(number)d") % {"number": self.kwargs["number"]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version = version_of(self.subject, self.kwargs["number"])
        return super().get_context_data(
            version=version,
            groups=in_words(self.subject, version.content["answers"], form=of_content(version.content)),
            company_rows=company_rows(version.content["company"]),
            **kwargs,
        )

    def crumbs(self) -> list[tuple[Any, str]]:
        return [*super().crumbs(), (name_of(self.subject), self.subject.get_absolute_url())]


class VersionFile(ApplicationPage, View):
    """The same as JSON: whoever hashes `content` finds `sha256` again."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        version = version_of(self.subject, kwargs["number"])
        record = {
            "reference": self.subject.reference,
            "version": version.number,
            "frozen_at": version.at.isoformat(),
            "sha256": version.digest,
            "content": version.content,
        }
        content = json.dumps(record, indent=2, ensure_ascii=False).encode()
        issuing.as_json(version=version, kind=Kind.VERSION, content=content, of=version.at, at=self.at)
        name = f"{self.subject.reference}-v{version.number}.json"
        return bytes_of(content, name=name, mime="application/json")


def version_of(application: Application, number: int) -> Version:
    rows = application.versions.select_related("by", "signature__mandate")
    return get_object_or_404(rows, number=number)
