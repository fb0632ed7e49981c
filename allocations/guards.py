"""Conditions that allocations know: on an application's offer, and on an allocation."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from allocations.models import Offer
from portal.workflow.lifecycle import Words
from portal.workflow.registry import guard


def offer_of(application: Any) -> Offer | None:
    return Offer.objects.filter(application=application).first()


@guard("offer_open")
def offer_open(application: Any, /, *, actor: Any, at: datetime) -> Words:
    """An offer with reserved hours stands."""
    offer = offer_of(application)
    if offer is None:
        return _("No hours have been reserved for this application.")
    if offer.expires_at <= at:
        return _("The offer has ended. You can apply again.")
    return ""


@guard("offer_expired")
def offer_expired(application: Any, /, *, actor: Any, at: datetime) -> Words:
    """The time to answer is over."""
    offer = offer_of(application)
    return "" if offer and offer.expires_at <= at else _("The offer still stands.")


@guard("account_recorded")
def account_recorded(allocation: Any, /, *, actor: Any, at: datetime) -> Words:
    """The operator has said under which account the project runs."""
    return "" if allocation.account else _("Record the account name first.")


@guard("term_over")
def term_over(allocation: Any, /, *, actor: Any, at: datetime) -> Words:
    """The last day has passed in Luxembourg."""
    return "" if localdate(at) > allocation.ends_on else _("The term is not over yet.")
