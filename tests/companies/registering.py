"""What a person types on the two pages of a registration."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from companies.models import Company
from tests.factories import next_identifiers

FIGURES = {
    "headcount_2025": "14,5",
    "turnover_2025": "1.800.000,00",
    "balance_sheet_2025": "900 000",
    "headcount_2024": "11",
    "turnover_2024": "1,200,000.00",
    "balance_sheet_2024": "700000",
}


def typed(**changes: Any) -> dict[str, Any]:
    """The first page, filled in the way people do."""
    numbers = next_identifiers()
    return {
        "name": "  Alzette   Robotics S.à r.l. ",
        "legal_form": "sarl",
        "founded_on": "01.03.2019",
        "rcs": f"rcs luxembourg {numbers['rcs']}",
        "vat": numbers["vat"].removeprefix("LU"),
        "matricule": f"{numbers['matricule'][:4]} {numbers['matricule'][4:]}",
        "nace": "6210",
        "nace_revision": "2.1",
        "street": "12, rue du Fort",
        "postcode": "L-2311",
        "city": "Luxembourg",
        "canton": "luxembourg",
        "permit": "",
        "lei": "",
        "website": "www.alzette.example",
        "language": "de",
    } | changes


def numbers_of(company: Company) -> dict[str, str]:
    return {"rcs": company.rcs, "vat": company.vat, "matricule": company.matricule}


def errors_of(page: HttpResponse) -> dict[str, list[str]]:
    """The sentences of the page's form, field by field."""
    return {name: [str(line) for line in lines] for name, lines in page.context["form"].errors.items()}


REGISTER = "/companies/register/"


def page(name: str, company: Company) -> str:
    return reverse(f"companies:{name}", args=[company.public_id])
