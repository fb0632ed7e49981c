"""POST /api/v1/estimate: the open GPU-hour calculator, on the access modes as they are today."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Schema

from applications.estimator import (
    CATALOGUE,
    DEFAULT_MODES,
    Method,
    Mode,
    Precision,
    Workload,
    estimate,
    parse,
)
from applications.estimator.requests import BOUNDS
from applications.models import AccessMode
from companies.aidledger.tariffs import tariff_on
from portal.calculators import REFUSALS, answer
from portal.core.money import to_cents

MOST = {name: most for name, (_least, most, _example) in BOUNDS.items()}
DIGITS = r"^[0-9]+(\.[0-9]+)?([eE]\+?[0-9]+)?$"

router = Router(tags=["Calculators"])


class Hours(Schema):
    low: str
    expected: str
    high: str


class MemoryNeeded(Schema):
    weights: str
    total: str


class Worth(Schema):
    eur: str
    tariff: str


class EstimateAnswer(Schema):
    """Quantities are decimal strings: GPU-hours, FLOP, GB (10^9 bytes), EUR."""

    gpu_hours: Hours
    flop: str
    memory_gb: MemoryNeeded
    gpus_at_least: int
    storage_gb: str
    access_mode: str | None
    gross_grant_equivalent: Worth | None
    flags: list[str]
    assumptions: list[str]


def _amount(description: str, *, most: str, nullable: bool = True) -> dict[str, Any]:
    """Describe a number, as text or whole; what text may say beyond its digits is said by the refusal."""
    return {
        "type": ["string", "integer", "null"] if nullable else ["string", "integer"],
        "pattern": DIGITS,
        "minimum": 1,
        "maximum": int(Decimal(most)),
        "description": description,
    }


def _choice(words: type[Workload | Method | Precision], *, nullable: bool = True) -> dict[str, Any]:
    return {"enum": [*(word.value for word in words), *([None] if nullable else [])]}


BODY = {
    "type": "object",
    "additionalProperties": False,
    "required": ["workload", "parameters", "tokens", "gpu"],
    "properties": {
        "workload": _choice(Workload, nullable=False),
        "parameters": _amount("All parameters of the model.", most=MOST["parameters"], nullable=False),
        "active_parameters": _amount(
            "What one token passes through in a mixture of experts.", most=MOST["active_parameters"]
        ),
        "tokens": _amount("Tokens of one pass over the data.", most=MOST["tokens"], nullable=False),
        "method": _choice(Method),
        "epochs": _amount("Passes over the data; 1 if empty.", most=MOST["epochs"]),
        "gpu": {"enum": list(CATALOGUE)},
        "precision": _choice(Precision),
        "utilisation": _amount("Percentage of the GPU's peak that your code reaches.", most="100"),
    },
}


@router.post(
    "/estimate",
    auth=None,
    response={200: EstimateAnswer, **REFUSALS},
    operation_id="estimate",
    summary="How many GPU-hours does this work take?",
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": BODY}}}},
)
def post_estimate(request: HttpRequest) -> HttpResponse:
    return answer(
        request,
        lambda document: estimate(parse(document), modes=current_modes(), tariff=current_tariff()).as_dict(),
    )


def current_tariff() -> Decimal | None:
    """What a GPU-hour is worth today in EUR, or None while no tariff holds."""
    tariff = tariff_on(timezone.localdate())
    if tariff is None:
        return None
    price = tariff.eur_per_gpu_hour
    return to_cents(price) if price == to_cents(price) else price


def current_modes() -> tuple[Mode, ...]:
    """Return the access modes in force with their limits, or EuroHPC's where none is set up yet."""
    in_force = AccessMode.objects.filter(valid_from__lte=timezone.localdate())
    return tuple(in_force.values_list("slug", "hours_max")) or DEFAULT_MODES
