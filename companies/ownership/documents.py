"""A group as the calculator's request describes it: the one shape that pages, rows, cookies and judgements share."""

from collections.abc import Mapping
from typing import Any

from companies.size import judge, parse
from companies.size.history import status_by_year
from companies.size.model import Category, Result

Document = dict[str, Any]

APPLICANT = "A"


def document_of(
    own: Mapping[str, Any], *, others: Mapping[str, Any] | None = None, holdings: list[Any] | None = None
) -> Document:
    """The applicant, whoever stands around it, and what they hold of each other."""
    return {
        "applicant": APPLICANT,
        "enterprises": {APPLICANT: dict(own), **(others or {})},
        "holdings": list(holdings or []),
    }


def others_of(document: Document) -> dict[str, Any]:
    """Every enterprise but the applicant, in the order in which it was entered."""
    return {key: row for key, row in document["enterprises"].items() if key != document["applicant"]}


def with_history(document: Document) -> Document:
    """The earlier size that the two-year rule starts from, read from the figures where nobody has said it.

    Recommendation 2003/361/EC, Annex, Article 4(2): one year over a ceiling costs no status. Where the
    year before was that of an SME, its size is the earlier status. Where it was not, the last year decides:
    whether the status was lost then takes an earlier year to know, and the officer is told to ask for it.
    """
    if document.get("previous_category"):
        return document
    periods = judge(parse(document)).periods
    if len(periods) < 2 or any(period.estimate for period in periods):
        return document
    before = periods[-2]
    if before.year + 1 != periods[-1].year or before.category is Category.NOT_SME:
        return document
    earlier = status_by_year([(p.year, p.category) for p in periods[:-1]], previous=periods[0].category)[-1]
    return document | {"previous_category": earlier.value}


def judged(document: Document) -> Result:
    """The size of the group in a document. RequestRefused with every problem and its place."""
    return judge(parse(with_history(document)))


def was_larger_before(result: Result) -> bool:
    """An SME by its last year alone, after a year in which it was none."""
    return result.is_sme and len(result.periods) > 1 and result.periods[-2].category is Category.NOT_SME
