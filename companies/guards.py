"""Conditions of a company's moves: each says "" or a sentence."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.workflow.registry import guard

YEARS_ASKED = 2
OLDEST_YEAR = 3  # a year that closed earlier than this says nothing of the company today


def years_needed(*, founded: int, now: int) -> int:
    """How many years of figures a company must give: two, fewer if it is younger, one estimate if it is new."""
    return min(YEARS_ASKED, max(1, now - founded))


@guard("company_complete")
def company_complete(company: Any, /, *, actor: Any, at: datetime) -> str:
    """The figures that the size test needs are there (Recommendation 2003/361/EC, Annex, Art. 4)."""
    needed = years_needed(founded=company.founded_on.year, now=at.year)
    if company.years.filter(year__gte=at.year - OLDEST_YEAR).count() >= needed:
        return ""
    if company.founded_on.year == at.year:
        return _(
            "Give an estimate for the current year under “Figures”: your company has no closed year yet."
        )
    return ngettext(
        "Give headcount, turnover and balance sheet of your last closed year under “Figures”.",
        "Give headcount, turnover and balance sheet of your last %(count)d closed years under “Figures”.",
        needed,
    ) % {"count": needed}
