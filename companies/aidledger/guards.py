"""A condition of submission that the aid ledger knows."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from companies.aidledger.declaring import is_declared
from portal.workflow.lifecycle import Words
from portal.workflow.registry import guard


@guard("aid_declared")
def aid_declared(application: Any, /, *, actor: Any, at: datetime) -> Words:
    """The written declaration before aid is granted (Regulation (EU) 2023/2831, Article 7(4))."""
    if is_declared(application.company, at=at):
        return ""
    return _(
        "The owner has to confirm on the page “Aid received” what public aid your company got in the last three years."
    )
