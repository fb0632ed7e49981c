"""Who holds a mandate is screened along with the company, whatever their role in it."""

from typing import Any

from companies.mandates.models import Mandate
from companies.mandates.statuses import LIVE
from companies.screening.names import Named, register_names


def holders_of(company: Any) -> list[Named]:
    rows = Mandate.objects.filter(company=company, status__in=LIVE).select_related("person").order_by("pk")
    return [Named(name=row.person.name, bearer="mandate") for row in rows if row.person.name]


register_names("holders of mandates", holders_of)
