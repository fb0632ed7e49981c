"""POST /api/v1/sme-check: the size of an enterprise and its group, without an account and without a trace."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from companies.api.shapes import LONGEST_NAME, QUANTITY, amount, listed, row, words
from companies.size import judge, parse
from companies.size.model import Category, Kind, Relation
from companies.size.reading import (
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST_ID,
    MOST_ENTERPRISES,
    MOST_INHABITANTS,
)
from portal.calculators import REFUSALS, answer

router = Router(tags=["Calculators"])


class GroupFigures(Schema):
    """Annual work units and euros, as decimal text."""

    headcount: str
    turnover: str
    balance_sheet: str


class PeriodAnswer(GroupFigures):
    """One year of the whole group: its size, and the status after the two-year rule."""

    year: int
    category: Category
    status: Category


class ContributionAnswer(Schema):
    """What one enterprise adds, at which weight in percent, and why."""

    enterprise: str
    name: str
    relation: Relation
    weight: str
    why: str
    adds: GroupFigures


class SizeAnswer(Schema):
    """The category, with everything that led to it."""

    category: Category
    is_sme: bool
    small_mid_cap: bool
    periods: list[PeriodAnswer]
    contributions: list[ContributionAnswer]
    reasons: list[str]
    rules: str
    rules_version: str


KEY: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": LONGEST_ID}
SHARE: dict[str, Any] = {"type": "string", "pattern": QUANTITY, "description": "Percent, from 0 to 100."}

ACCOUNT = row(
    {
        "year": {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
        "headcount": amount("Annual work units: full-time posts over the whole year, parts as fractions."),
        "turnover": amount("Euros without VAT."),
        "balance_sheet": amount("Euros, balance sheet total."),
        "estimate": {"type": "boolean", "description": "True for a new enterprise that has closed no year."},
    },
    optional=("estimate",),
)
ENTERPRISE = row(
    {
        "name": {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME},
        "kind": {"enum": [kind.value for kind in Kind]},
        "accounts": listed(ACCOUNT),
        "inhabitants": {
            "type": ["integer", "null"],
            "minimum": 0,
            "maximum": MOST_INHABITANTS,
            "description": "Of a local authority, and needed there.",
        },
        "annual_budget": amount("Euros, of a local authority, and needed there.", nullable=True),
        "invested": amount("Euros that a business angel has put into the enterprise held.", nullable=True),
        "markets": words(
            "Markets it is active in and those next to them. Enterprises of the same person are linked "
            "where they share one, or where one of them names none."
        ),
        "consolidates": words("Keys of enterprises whose figures its accounts already contain."),
    },
    optional=("accounts", "inhabitants", "annual_budget", "invested", "markets", "consolidates"),
)
HOLDING = row(
    {
        "holder": KEY,
        "held": KEY,
        "capital": SHARE,
        "votes": SHARE,
        "controls": {"type": "boolean", "description": "Control by agreement, statutes or appointments."},
    },
    optional=("controls",),
)
BODY = row(
    {
        "applicant": KEY,
        "previous_category": {"enum": [*(category.value for category in Category), None]},
        "enterprises": {
            "type": "object",
            "maxProperties": MOST_ENTERPRISES,
            "propertyNames": KEY,
            "additionalProperties": ENTERPRISE,
        },
        "holdings": listed(HOLDING),
        "acting_jointly": {
            **listed(words("Keys of persons or business angels who act jointly.")),
            "description": "Their votes are added up.",
        },
        "ownership_changed": {
            "type": "boolean",
            "description": "True if control has changed since the previous category; it then counts at once.",
        },
    },
    optional=("previous_category", "holdings", "acting_jointly", "ownership_changed"),
)


@router.post(
    "/sme-check",
    auth=None,
    response={200: SizeAnswer, **REFUSALS},
    operation_id="sme_check",
    summary="Is this enterprise an SME, and of which size?",
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": BODY}}}},
)
def post_sme_check(request: HttpRequest) -> HttpResponse:
    """Judge the group by Recommendation 2003/361/EC. Nothing is kept."""
    return answer(request, lambda document: judge(parse(document)).as_dict())
