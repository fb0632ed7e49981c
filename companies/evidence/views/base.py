"""What the pages of evidence share."""

from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from companies.evidence.grants import GRANTS
from companies.evidence.queries import places_of
from companies.models import Company
from companies.views.base import CompanyPage


class EvidencePage(CompanyPage):
    """One company, and what may be done with its evidence."""

    grants = GRANTS
    needs = "read_evidence"

    def places(self) -> list[Any]:
        return places_of(self.subject, today=localdate(self.at))


def address_of(page: str, company: Company) -> str:
    return reverse(f"evidence:{page}", args=[company.public_id])
