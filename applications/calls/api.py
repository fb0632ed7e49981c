"""GET /api/v1/access-modes: each mode with its limits, its state, its next cut-off and its promise."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import Router, Schema

from applications.calls.caching import shared
from applications.calls.queries import next_of_modes
from applications.models import AccessMode
from portal.api import api
from portal.core.working_days import LUXEMBOURG

router = Router(tags=["Public reading"])


class HoursAllowed(Schema):
    least: str
    most: str | None


class NextCutOff(Schema):
    closes_at: str
    announced_at: str
    call: str
    title: str


class ModeAnswer(Schema):
    """GPU-hours are decimal strings; moments are ISO 8601 with the offset of Luxembourg."""

    slug: str
    name: str
    summary: str
    state: str
    state_reason: str
    gpu_hours: HoursAllowed
    months: list[int]
    promise_working_days: int
    next_cut_off: NextCutOff | None


class ModesAnswer(Schema):
    access_modes: list[ModeAnswer]


def register() -> None:
    api.add_router("", router)


@router.api_operation(
    ["GET", "HEAD"],
    "/access-modes",
    auth=None,
    response=ModesAnswer,
    operation_id="access_modes",
    summary="The ways to GPU-hours",
)
def get_access_modes(request: HttpRequest) -> HttpResponse:
    following = next_of_modes(at=timezone.now())
    modes = [_mode(mode, following.get(mode.pk)) for mode in AccessMode.objects.all()]
    return shared(request, JsonResponse({"access_modes": modes}))


def _mode(mode: Any, cut_off: Any) -> dict[str, Any]:
    return {
        "slug": mode.slug,
        "name": mode.name,
        "summary": mode.summary,
        "state": mode.state,
        "state_reason": mode.state_reason,
        "gpu_hours": {
            "least": f"{mode.hours_min:f}",
            "most": f"{mode.hours_max:f}" if mode.hours_max else None,
        },
        "months": mode.months,
        "promise_working_days": mode.promise_days,
        "next_cut_off": _cut_off(cut_off) if cut_off else None,
    }


def _cut_off(cut_off: Any) -> dict[str, Any]:
    return {
        "closes_at": cut_off.closes_at.astimezone(LUXEMBOURG).isoformat(),
        "announced_at": cut_off.announced_at.astimezone(LUXEMBOURG).isoformat(),
        "call": cut_off.call.public_id,
        "title": cut_off.call.title,
    }
