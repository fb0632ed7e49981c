"""What VIES calls the company, beside what the company calls itself. Says how alike they are; people decide."""

from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from companies.screening.sanctions.folding import fold, fold_name

ALIKE = 85
UNLIKE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two spellings of one thing; `verdict` is "" where VIES told nothing."""

    claimed: str
    told: str
    verdict: str  # "same", "similar", "different" or ""


def compare(company: Any, *, name: str, address: str) -> list[tuple[str, Comparison]]:
    """The name and the address, each under its key."""
    seat = f"{company.street} L-{company.postcode} {company.city}"
    return [
        ("name", _beside(company.name, name, folded=fold_name)),
        ("address", _beside(seat, address, folded=fold)),
    ]


def _beside(claimed: str, told: str, *, folded: Any) -> Comparison:
    if not told:
        return Comparison(claimed=claimed, told="", verdict="")
    score = fuzz.token_sort_ratio(folded(claimed), folded(told))
    verdict = "same" if score >= ALIKE else "similar" if score >= UNLIKE else "different"
    return Comparison(claimed=claimed, told=told, verdict=verdict)
