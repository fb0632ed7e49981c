"""The offer and the allocation as the applicant takes them along in an export."""

from collections.abc import Mapping
from typing import Any

from allocations.models import Offer
from allocations.queries import allocation_of
from applications.models import Application
from applications.paper.parts import Extra, register_part

# What the export says: the column that it comes from, its type, and what it is.
Part = Mapping[str, tuple[str, str, str]]
OFFER: Part = {
    "gpu_hours": ("hours", "decimal", "What was offered."),
    "starts_on": ("starts_on", "day", "The first day."),
    "ends_on": ("ends_on", "day", "The last day."),
    "conditions": ("conditions", "text", "The conditions of the award, word by word."),
    "instrument": ("instrument", "text", "The basis of the award."),
    "aid_eur": ("aid", "decimal or null", "Gross grant equivalent in EUR."),
    "made_at": ("made_at", "moment", ""),
    "stands_until": ("expires_at", "moment", "After that it lapses."),
}
ALLOCATION: Part = {
    "gpu_hours": ("hours", "decimal", "What was allocated."),
    "starts_on": ("starts_on", "day", "The first day."),
    "ends_on": ("ends_on", "day", "The last day."),
    "account": ("account", "text", "The account on the machine; empty until it is set up."),
    "accepted_at": ("created_at", "moment", ""),
    "set_up_at": ("provisioned_at", "moment or null", ""),
}


def offer(application: Application) -> Extra | None:
    return _told(OFFER, Offer.objects.filter(application=application).first())


def allocation(application: Application) -> Extra | None:
    return _told(ALLOCATION, allocation_of(application))


def _told(part: Part, row: Any) -> Extra | None:
    if row is None:
        return None
    return Extra(data={name: getattr(row, column) for name, (column, _type, _words) in part.items()})


def _shape(part: Part) -> dict[str, tuple[str, str]]:
    return {name: (kind, words) for name, (_column, kind, words) in part.items()}


register_part("offer", shape=_shape(OFFER), source=offer)
register_part("allocation", shape=_shape(ALLOCATION), source=allocation)
