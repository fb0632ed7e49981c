"""Who owns a company, directly or through others, is screened along with it."""

from typing import Any

from companies.ownership.documents import APPLICANT
from companies.ownership.models import Holding, OwnershipVersion
from companies.screening.names import Named, register_names


def owners_of(company: Any) -> list[Named]:
    """Everybody above the company in the version that stands: its holders, and theirs."""
    latest = OwnershipVersion.objects.filter(company=company).order_by("-number").values("pk")[:1]
    above: dict[str, list[Any]] = {}
    for row in Holding.objects.filter(version__in=latest).select_related("holder", "held").order_by("pk"):
        above.setdefault(row.held.key, []).append(row.holder)
    found: dict[str, Named] = {}
    waiting = [APPLICANT]
    while waiting:
        for holder in above.get(waiting.pop(), ()):
            if holder.key != APPLICANT and holder.key not in found:
                found[holder.key] = Named(name=holder.name, bearer="owner")
                waiting.append(holder.key)
    return list(found.values())


register_names("owners", owners_of)
