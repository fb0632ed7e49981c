"""The claims of a company, one by one: what it says, in words and as facts that can be compared later."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from companies import summary
from companies.models import Company
from portal.core.hashing import plain
from portal.ui.layout import Words

FIELDS = {
    "identity": ("name", "legal_form", "founded_on"),
    "register": ("rcs", "matricule", "vat"),
    "address": ("street", "postcode", "city", "canton"),
    "activity": ("nace", "nace_revision"),
}
FIGURES = ("headcount", "turnover", "balance_sheet", "estimate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """`facts` are what is kept with a check; `page` is where the company corrects it."""

    code: str
    label: Words
    lines: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    page: str = ""


def labels() -> dict[str, Callable[[], str]]:
    return {
        "identity": lambda: _("Identity"),
        "register": lambda: _("Numbers in the registers"),
        "address": lambda: _("Seat"),
        "activity": lambda: _("Activity"),
        "ownership": lambda: _("Ownership"),
        "mandate": lambda: _("Who may bind the company"),
    }


def label_of(code: str) -> str:
    root, _dash, year = code.partition("-")
    return _("Figures of %(year)s") % {"year": year} if root == "figures" else labels()[root]()


def claims_of(company: Company) -> list[Claim]:
    """Every claim, in the order in which an officer reads them; reads `years` as prefetched."""
    written = summary.details(company)
    found = [
        Claim(
            code=code,
            label=label_of(code),
            lines=_lines(written, company, fields),
            facts=plain({name: getattr(company, name) for name in fields}),
            page="companies:details",
        )
        for code, fields in FIELDS.items()
    ]
    for year in sorted(company.years.all(), key=lambda row: -row.year):
        code = f"figures-{year.year}"
        facts = plain({name: getattr(year, name) for name in FIGURES})
        lines = tuple(
            f"{row.label}: {line.partition(': ')[2]}" for row in summary.figures([year]) for line in row.lines
        )
        found.append(
            Claim(code=code, label=label_of(code), lines=lines, facts=facts, page="companies:figures")
        )
    return [*found, *(Claim(code=code, label=label_of(code)) for code in ("ownership", "mandate"))]


def _lines(written: list[summary.Row], company: Company, fields: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the summary, which knows how each is written; it has one row for the seat and one for the code."""
    places = {
        "identity": slice(0, 3),
        "register": slice(3, 6),
        "activity": slice(6, 7),
        "address": slice(7, 8),
    }
    code = next(code for code, names in FIELDS.items() if names == fields)
    rows = written[places[code]]
    return tuple(
        line for row in rows for line in (row.lines or ((f"{row.label}: {row.value}",) if row.value else ()))
    )
