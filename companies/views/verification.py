"""The officer's side: the companies that wait, and each registration as it is read."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView

from companies import summary
from companies.forms.queue import EVERY_STATUS, QueueFilter
from companies.models import Company
from companies.panels import Place
from companies.queries import changed_since_return, companies_of_officer, is_officer, search
from companies.statuses import COLOURS, CompanyStatus
from companies.views.base import CompanyPage
from portal.accounts.roles import Role
from portal.core.working_days import counted_from, working_days_between
from portal.ui.layout import Words
from portal.ui.pages import Titled
from portal.ui.paging import page_of
from portal.workflow.models import Event
from portal.workflow.pages import timeline


class Queue(Titled, TemplateView):
    """Companies to verify, the oldest first; other states and names on request."""

    title = gettext_lazy("Companies")
    template_name = "companies/queue.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated or not is_officer(request.user):
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filtering = QueueFilter(self.request.GET)
        words, status = filtering.wanted()
        rows = search(companies_of_officer(self.request.user), words)
        if status != EVERY_STATUS:
            rows = rows.filter(status=status)
        page = page_of(rows, self.request.GET, by="submitted_at")
        today = timezone.localdate()
        return super().get_context_data(
            filter=filtering,
            page=page,
            lines=[{"company": row, "words": waits(row, today=today) or status_of(row)} for row in page.rows],
            colours=COLOURS,
            **kwargs,
        )


class Verify(CompanyPage, Titled, TemplateView):
    """One registration: every claim, what changed since it was returned, and the history."""

    needs = "read_claims"
    template_name = "companies/verify.html"

    def rows(self) -> Any:
        return super().rows().select_related("submitted_by")

    def get_title(self) -> str:
        return self.subject.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        company = self.subject
        events = list(Event.objects.of(company))
        changed = changed_since_return(events)
        return super().get_context_data(
            colours=COLOURS,
            waits=waits(company, today=timezone.localdate(self.at)),
            offers=self.offers(),
            details=summary.details(company, changed=changed),
            figures=summary.figures(company.years.all(), changed=changed),
            owners=company.memberships.filter(role=Role.OWNER).select_related("user"),
            returns=[event for event in events if event.target == CompanyStatus.RETURNED],
            events=timeline(company, staff=True),
            panels=self.panels(Place.VERIFICATION),
            **kwargs,
        )


def waits(company: Company, *, today: date) -> str:
    """How long the company has waited, in working days; "" where it does not wait for us."""
    if company.status != CompanyStatus.SUBMITTED or company.submitted_at is None:
        return ""
    days = working_days_between(counted_from(company.submitted_at), today)
    if days <= 0:
        return _("New")
    return ngettext("Waits %(days)d working day", "Waits %(days)d working days", days) % {"days": days}


def status_of(company: Company) -> Words:
    """In the words of the officer's side."""
    return company.status_for(frozenset({Role.OFFICER}))
