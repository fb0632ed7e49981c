"""What evidence adds to a company's pages: the desk to the officer's, the way in to the company's own."""

from django.utils.timezone import localdate

from companies.evidence.grants import GRANTS
from companies.evidence.models import Verdict, VerifiedVersion
from companies.evidence.queries import lines_of, places_of, questions_to
from companies.models import Company
from companies.panels import Panel, Place, Reader, register_panel
from portal.workflow.grants import granted

COLOURS = {Verdict.OK: "green", Verdict.QUESTION: "amber", Verdict.NOT_OK: "red"}


def desk(company: Company, reader: Reader) -> Panel:
    """Each claim beside its evidence."""
    return Panel(
        template="evidence/_desk_panel.html",
        facts={
            "lines": lines_of(company, today=localdate(reader.at)),
            "version": VerifiedVersion.objects.filter(company=company).first(),
            "may_check": "check_claims" in granted(GRANTS, roles=reader.roles, subject=company),
            "colours": COLOURS,
        },
    )


def own(company: Company, reader: Reader) -> Panel:
    """What lies there, what is missing and what is asked."""
    places = places_of(company, today=localdate(reader.at))
    return Panel(
        template="evidence/_own_panel.html",
        facts={
            "given": sum(1 for place in places if place.versions),
            "missing": [place for place in places if place.missing],
            "questions": questions_to(company),
            "until": company.verified_until,
            "permit": next((place.current for place in places if place.kind.code == "permit"), None),
            "may_add": "add_evidence" in granted(GRANTS, roles=reader.roles, subject=company),
        },
    )


register_panel("evidence", place=Place.VERIFICATION, order=10, source=desk)
register_panel("evidence", place=Place.COMPANY, order=10, source=own)
