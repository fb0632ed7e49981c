"""Mandates on the page of a company's people, their files, and the officers' list of those to check."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from companies import people_panels
from companies.mandates.models import Mandate
from companies.mandates.statuses import LIVE, MandateStatus
from companies.models import Company
from companies.people_panels import Panel
from companies.queries import is_officer
from companies.statuses import CompanyStatus
from portal.accounts.roles import Role
from portal.files import access
from portal.ui import counters, duties
from portal.ui.duties import Duty
from portal.ui.formats import day

COUNTER = "mandates_to_check"
MOST_COUNTED = 100


@people_panels.register
def mandates(company: Company, *, granted: frozenset[str], at: datetime) -> Panel | None:
    """Who may bind the company, for owners."""
    if "manage_people" not in granted:
        return None
    rows = Mandate.objects.filter(company=company, status__in=LIVE).select_related("person")
    return Panel(template="companies/mandates/_mandates.html", rows=list(rows.order_by("declared_at", "pk")))


@access.register
def papers(person: Any) -> Any:
    """Whoever sees a mandate sees its paper."""
    return Mandate.objects.visible_to(person).filter(evidence__isnull=False).values("evidence")


def to_check(officer: Any) -> QuerySet[Mandate]:
    """The mandates that wait for this officer, the oldest first."""
    waiting = Mandate.objects.held_by(officer, Role.OFFICER).filter(status=MandateStatus.DECLARED)
    return waiting.order_by("declared_at", "pk")


def ready(officer: Any) -> QuerySet[Mandate]:
    """Those that can be confirmed now; the mandates of a registration come with its verification."""
    return to_check(officer).filter(company__status=CompanyStatus.VERIFIED)


def count_waiting(user: Any) -> int:
    return ready(user)[:MOST_COUNTED].count() if is_officer(user) else 0


@duties.register
def of_officer(user: Any, at: datetime) -> Iterator[Duty]:
    """All mandates that wait as one line."""
    if not is_officer(user):
        return
    waiting = list(ready(user)[:MOST_COUNTED])
    if not waiting:
        return
    title = ngettext("Check %(number)d mandate", "Check %(number)d mandates", len(waiting))
    yield Duty(
        title=title % {"number": len(waiting)},
        text=_("The oldest was declared on %(day)s. Until then nobody accepts an offer by it.")
        % {"day": day(waiting[0].declared_at)},
        url=reverse("companies:mandates"),
        action=_("See the mandates"),
    )


counters.register(COUNTER, count_waiting, keep=True)
