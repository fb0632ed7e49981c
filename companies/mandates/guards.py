"""Conditions on mandates, and what signing and accepting ask of the person who does it."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from companies.mandates.models import Mandate
from companies.mandates.statuses import LIVE, MandateStatus
from companies.models import Membership
from companies.statuses import CompanyStatus
from portal.accounts.roles import Role
from portal.workflow.registry import guard


def live_mandate(company_id: int, person: Any) -> Mandate | None:
    """The one mandate of this person that is neither refused nor ended."""
    if person is None or not person.pk:
        return None
    return Mandate.objects.filter(company=company_id, person=person, status__in=LIVE).first()


@guard("mandate_declared")
def mandate_declared(application: Any, /, *, actor: Any, at: datetime) -> str:
    """To sign, a person must have said that they may bind the company; the check may follow (decision 23).

    Nothing is asked of who does not sign: an editor's draft is whole without it.
    """
    mandate = live_mandate(application.company_id, actor)
    if mandate is None and not _is_owner(application.company_id, actor):
        return ""
    return _why_not_bound(application, mandate, at=at)


@guard("mandate_confirmed")
def mandate_confirmed(application: Any, /, *, actor: Any, at: datetime) -> str:
    """To accept an offer, which makes a contract, the mandate must have been checked."""
    mandate = live_mandate(application.company_id, actor)
    if reason := _why_not_bound(application, mandate, at=at):
        return reason
    if mandate and mandate.status != MandateStatus.CONFIRMED:
        return _("We still check that you may bind the company. You get a message, and then you can accept.")
    return ""


def _is_owner(company_id: int, person: Any) -> bool:
    rows = Membership.objects.filter(company=company_id, role=Role.OWNER)
    return person is not None and rows.filter(user=person).exists()


def _why_not_bound(application: Any, mandate: Mandate | None, *, at: datetime) -> str:
    name = {"company": application.company.name}
    if mandate is None:
        return (
            _(
                "Say first that you may bind %(company)s: on the page of its people, under “Who may bind the company”. "
                "Or ask another owner who may."
            )
            % name
        )
    if not mandate.holds_on(localdate(at)):
        return _("Your mandate for %(company)s does not hold today. Declare a new one.") % name
    if mandate.most_hours is not None and (application.hours or 0) > mandate.most_hours:
        return _(
            "Your mandate goes up to %(hours)d GPU-hours for one application, and this is more. Ask another owner."
        ) % {"hours": mandate.most_hours}
    return ""


@guard("company_is_verified")
def company_is_verified(mandate: Any, /, *, actor: Any, at: datetime) -> str:
    """Nobody can be confirmed to bind a company that has not been."""
    if mandate.company.status == CompanyStatus.VERIFIED:
        return ""
    return _("Verify the company first. Whoever sent its registration is confirmed with it.")


@guard("mandate_over")
def mandate_over(mandate: Any, /, *, actor: Any, at: datetime) -> str:
    """Its last day has passed in Luxembourg."""
    over = mandate.until_on is not None and mandate.until_on < localdate(at)
    return "" if over else _("The mandate still holds.")
