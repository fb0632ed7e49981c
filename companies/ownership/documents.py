"""A group as the calculator's request describes it: the one shape that pages, rows, cookies and judgements share."""

from collections.abc import Mapping
from typing import Any

from companies.size import judge, parse
from companies.size.history import status_by_year
from companies.size.model import Category, Result

Document = dict[str, Any]

APPLICANT = "A"
LEFT_OUT = "balance_sheet_left_out"  # beside the request, never in it: its turnover stands in for it


def document_of(
    own: Mapping[str, Any], *, others: Mapping[str, Any] | None = None, holdings: list[Any] | None = None
) -> Document:
    """The applicant, whoever stands around it, and what they hold of each other."""
    return {
        "applicant": APPLICANT,
        "enterprises": {APPLICANT: dict(own), **(others or {})},
        "holdings": list(holdings or []),
    }


def without_balance_sheet(document: Document) -> Document:
    """Mark that the balance sheet total is not known and that the turnover stands in its place.

    Of the two either suffices (Recommendation 2003/361/EC, Annex, Article 2), and up to EUR 43 million both have the
    same steps. So the size is that of headcount and turnover; a known total could only make it smaller.
    """
    return document | {LEFT_OUT: True}


def others_of(document: Document) -> dict[str, Any]:
    """Every enterprise but the applicant, in the order in which it was entered."""
    return {key: row for key, row in document["enterprises"].items() if key != document["applicant"]}


def with_history(document: Document) -> Document:
    """The size of the year before as the earlier status, where nobody has said what that was.

    Recommendation 2003/361/EC, Annex, Article 4(2): one year over a ceiling costs no status. Where the year
    before was no SME's, the last year decides, because whether the status was lost for good takes a year that
    nobody has given; the officer reads that an earlier year may be asked for (docs/decisions/0017).
    RequestRefused as `parse` does.
    """
    document = {key: value for key, value in document.items() if key != LEFT_OUT}
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
