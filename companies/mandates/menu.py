"""Mandates on the page of a company's people, and the files that belong to them."""

from datetime import datetime
from typing import Any

from companies import people_panels
from companies.mandates.models import Mandate
from companies.mandates.statuses import LIVE
from companies.models import Company
from companies.people_panels import Panel
from portal.files import access


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
