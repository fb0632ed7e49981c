"""What the size check brought along, as the pages of a registration take it."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from companies.ownership.documents import LEFT_OUT, Document
from companies.ownership.figures import FIGURES


def name_in(document: Document) -> str:
    """The company's name, where somebody gave it one."""
    name: str = document["enterprises"][document["applicant"]]["name"]
    return "" if name == _("Your company") else name


def figures_in(document: Document) -> dict[str, Any]:
    """The figures by the names of the page "Figures"."""
    accounts = document["enterprises"][document["applicant"]]["accounts"]
    known = [name for name in FIGURES if name != "balance_sheet" or LEFT_OUT not in document]
    return {f"{name}_{row['year']}": Decimal(row[name]) for row in accounts for name in known}
