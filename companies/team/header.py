"""The switch in the header, for people who act for several companies; nobody else pays for it."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from companies.models import Membership
from companies.queries import memberships_of
from companies.team.current import choices_of
from portal.accounts import along
from portal.ui import header
from portal.ui.header import Part

COUNT = "own_companies"
MOST = 30  # in the switch; the page of companies has them all


def number_of(user: Any) -> int:
    """How many companies a person belongs to: read with the person, so that whoever has one pays nothing for this."""
    return along.of(user, COUNT, lambda person: Membership.objects.filter(user=person).count())


@header.register
def switch(request: HttpRequest) -> Part | None:
    """The companies of this person with the one they act for now. SECURITY: the names are read anew for each page."""
    user: Any = request.user
    number = number_of(user)
    if number < 2:
        return None
    chosen = Exists(choices_of(user).filter(company=OuterRef("company")))
    rows = list(memberships_of(user).annotate(chosen=chosen)[:MOST])
    if len(rows) < 2:
        return None
    current = next((row.company for row in rows if row.chosen), None)  # type: ignore[attr-defined]
    facts = {"rows": rows, "current": current, "more": number > MOST}
    note = "companies/team/_narrowed.html" if current else ""
    return Part(template="companies/team/_switch.html", note=note, facts=facts)


along.register(COUNT, lambda: along.CountOf(Membership.objects.filter(user=OuterRef("pk"))))
