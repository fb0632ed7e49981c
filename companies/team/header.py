"""The switch in the header, for people who act for several companies; nobody else pays for it."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from companies.models import Membership
from companies.queries import memberships_of
from companies.team.current import choices_of
from portal.ui import counters, header
from portal.ui.counters import Counters
from portal.ui.header import Part

COUNTER = "own_companies"
MOST = 30  # in the switch; the page of companies has them all


def count_own(user: Any) -> int:
    """How many companies a person belongs to; more than enough to know whether they have to choose."""
    return Membership.objects.filter(user=user)[: MOST + 1].count()


@header.register
def switch(request: HttpRequest, known: Counters) -> Part | None:
    """The companies of this person with the one they act for now. SECURITY: the names are read anew for each page."""
    if known.get(COUNTER, 0) < 2:
        return None
    user: Any = request.user
    chosen = Exists(choices_of(user).filter(company=OuterRef("company")))
    rows = list(memberships_of(user).annotate(chosen=chosen)[:MOST])
    if len(rows) < 2:
        return None
    current = next((row.company for row in rows if row.chosen), None)  # type: ignore[attr-defined]
    facts = {"rows": rows, "current": current, "more": known[COUNTER] > MOST}
    note = "companies/team/_narrowed.html" if current else ""
    return Part(template="companies/team/_switch.html", note=note, facts=facts)


counters.register(COUNTER, count_own, keep=True)
