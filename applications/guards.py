"""Conditions of an application's moves: each says "" or a sentence."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from applications.sections import unfinished
from companies.statuses import CompanyStatus
from portal.workflow.lifecycle import Words
from portal.workflow.registry import guard


@guard("mode_open")
def mode_open(application: Any, /, *, actor: Any, at: datetime) -> Words:
    """A paused or closed mode takes nothing; the draft stays."""
    mode = application.mode
    if mode.is_open:
        return ""
    sentence = _("%(mode)s takes no applications at the moment. Your draft is kept.") % {"mode": mode.name}
    return f"{sentence} {mode.state_reason}".strip()


@guard("sections_complete")
def sections_complete(application: Any, /, *, actor: Any, at: datetime) -> Words:
    """Every section would pass its own form now."""
    missing = [str(section.title) for section in unfinished(application, today=localdate(at))]
    if not missing:
        return ""
    return _("Still to complete: %(sections)s.") % {"sections": ", ".join(missing)}


@guard("company_sent")
def company_sent(application: Any, /, *, actor: Any, at: datetime) -> Words:
    """The registration is with us. It need not be verified yet: an application must not wait for that."""
    if application.company.status in (CompanyStatus.SUBMITTED, CompanyStatus.VERIFIED):
        return ""
    if application.company.status == CompanyStatus.REFUSED:
        return _("The registration of your company was refused, so it cannot apply.")
    if application.company.status == CompanyStatus.EXPIRED:
        return _(
            "The verification of your company has ended. Look through its details and send them again first. "
            "You need not wait for the result."
        )
    return _(
        "Send the registration of your company for verification first. You need not wait for the result."
    )
