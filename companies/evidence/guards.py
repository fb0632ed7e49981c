"""Conditions that the desk puts before a company's moves."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from companies.evidence.claims import label_of
from companies.evidence.services import open_findings
from portal.workflow.registry import guard


@guard("claims_settled")
def claims_settled(company: Any, /, *, actor: Any, at: datetime) -> str:
    """Nothing is verified while a claim of it is marked as a question or as not OK."""
    named = ", ".join(label_of(row.claim) for row in open_findings(company))
    return _("Settle these claims first: %(claims)s.") % {"claims": named} if named else ""
