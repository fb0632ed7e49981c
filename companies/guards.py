"""Conditions of a company's moves: each says "" or a sentence."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from companies.models import JoinRequest
from companies.years import way_of, ways
from portal.workflow.registry import guard


@guard("company_complete")
def company_complete(company: Any, /, *, actor: Any, at: datetime) -> str:
    """The figures that the size test needs are there (Recommendation 2003/361/EC, Annex, Art. 4)."""
    open_ways = ways(founded=company.founded_on.year, now=localdate(at).year)
    given = [(year.year, year.estimate) for year in company.years.all()]
    if way_of(given, among=open_ways):
        return ""
    usual = open_ways[0]
    if usual.estimate:
        return _("Give an estimate for %(year)s under “Figures”: your company has no closed year yet.") % {
            "year": usual.last
        }
    if len(usual.required) == 1:
        return _("Give headcount, turnover and balance sheet of %(year)s under “Figures”.") % {
            "year": usual.last
        }
    return _("Give headcount, turnover and balance sheet of %(year)s and %(before)s under “Figures”.") % {
        "year": usual.last,
        "before": usual.last - 1,
    }


@guard("join_expired")
def join_expired(join: Any, /, *, actor: Any, at: datetime) -> str:
    """The owners had their time to answer."""
    return "" if join.asked_at <= at - JoinRequest.GOOD_FOR else _("The owners may still answer.")
