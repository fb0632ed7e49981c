"""The offer and the allocation as the applicant takes them along in an export."""

from allocations.models import Allocation, Offer
from applications.models import Application
from applications.paper.parts import Extra, register_part

OFFER = {
    "gpu_hours": ("decimal", "What was offered."),
    "starts_on": ("day", "The first day."),
    "ends_on": ("day", "The last day."),
    "conditions": ("text", "The conditions of the award, word by word."),
    "instrument": ("text", "The basis of the award."),
    "aid_eur": ("decimal or null", "Gross grant equivalent in EUR."),
    "made_at": ("moment", ""),
    "stands_until": ("moment", "After that it lapses."),
}
ALLOCATION = {
    "gpu_hours": ("decimal", "What was allocated."),
    "starts_on": ("day", "The first day."),
    "ends_on": ("day", "The last day."),
    "account": ("text", "The account on the machine; empty until it is set up."),
    "accepted_at": ("moment", ""),
    "set_up_at": ("moment or null", ""),
}


def offer(application: Application) -> Extra | None:
    row = Offer.objects.filter(application=application).first()
    if row is None:
        return None
    data = {
        "gpu_hours": row.hours,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "conditions": row.conditions,
        "instrument": row.instrument,
        "aid_eur": row.aid,
        "made_at": row.made_at,
        "stands_until": row.expires_at,
    }
    return Extra(data=data)


def allocation(application: Application) -> Extra | None:
    row = Allocation.objects.filter(application=application).first()
    if row is None:
        return None
    data = {
        "gpu_hours": row.hours,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "account": row.account,
        "accepted_at": row.created_at,
        "set_up_at": row.provisioned_at,
    }
    return Extra(data=data)


register_part("offer", shape=OFFER, source=offer)
register_part("allocation", shape=ALLOCATION, source=allocation)
