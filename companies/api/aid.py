"""POST /api/v1/de-minimis-check: the room left for de minimis aid, without an account and without a trace."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from companies.aid import check, parse
from companies.aid.model import Recipient
from companies.api.shapes import amount, listed, row
from portal.calculators import REFUSALS, answer

router = Router(tags=["Calculators"])


class ReleaseAnswer(Schema):
    """A day on which earlier aid leaves the window, and the room from then on."""

    on: date
    amount: str
    room: str


class AidAnswer(Schema):
    """Euros as decimal text; `fits` is null where no new award is given."""

    ceiling: str
    used: str
    room: str
    fits: bool | None
    releases: list[ReleaseAnswer]
    reasons: list[str]
    rules: str


DAY: dict[str, Any] = {"type": "string", "format": "date"}

GRANT = row(
    {
        "granted_on": {**DAY, "description": "The day on which the right to it was conferred."},
        "amount": amount("Euros, gross grant equivalent."),
        "member_state": {"type": "string", "pattern": "^[A-Z]{2}$"},
        "to": {
            "enum": [recipient.value for recipient in Recipient],
            "description": "Whose aid it is: only the applicant's and that of enterprises under control counts.",
        },
    }
)
BODY = row(
    {
        "as_of": DAY,
        "nace": {"type": "string", "pattern": r"^[0-9]{2}(\.[0-9]{1,2})?$"},
        "new_award": amount("Euros, gross grant equivalent of the award asked about.", nullable=True),
        "grants": listed(GRANT),
    },
    optional=("new_award", "grants"),
)


@router.post(
    "/de-minimis-check",
    auth=None,
    response={200: AidAnswer, **REFUSALS},
    operation_id="de_minimis_check",
    summary="How much de minimis aid is still possible?",
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": BODY}}}},
)
def post_de_minimis_check(request: HttpRequest) -> HttpResponse:
    """Apply Regulation (EU) 2023/2831 on the day asked about. Nothing is kept."""
    return answer(request, lambda document: check(parse(document)).as_dict())
