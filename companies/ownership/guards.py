"""Who is larger than an SME applies for nothing here, and is offered nothing."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from companies.ownership.documents import APPLICANT, judged
from companies.ownership.queries import document_for, latest_version
from portal.workflow.lifecycle import Words
from portal.workflow.registry import guard


def _is_sme(company: Any) -> bool:
    """Without figures there is nothing to hold against a company; another guard asks for them."""
    document = document_for(company, version=latest_version(company))
    return not document["enterprises"][APPLICANT]["accounts"] or judged(document).is_sme


@guard("company_is_sme")
def company_is_sme(application: Any, /, *, actor: Any, at: datetime) -> Words:
    """Recommendation 2003/361/EC on the figures and the ownership as they stand."""
    if _is_sme(application.company):
        return ""
    return _(
        "With the figures and owners that you entered your company is larger than an SME, so it cannot apply here. "
        "The page “Ownership” of your company says why. If something there is wrong, correct it."
    )


@guard("company_still_sme")
def company_still_sme(application: Any, /, *, actor: Any, at: datetime) -> Words:
    """The same once more where the award is made."""
    if _is_sme(application.company):
        return ""
    return _("The company is larger than an SME by now, so this cannot be approved. Send the decision back.")
