"""What the open calculators of the API share: how much they read, how often, and how they refuse.

They need no sign-in and keep nothing, so a body limit and a rate per address stand in for an account.
"""

import json
import time
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.http.request import RawPostDataException
from django.utils.translation import gettext as _
from ninja import Schema

from portal.core.reading import RequestRefused

MOST_BYTES = 256 * 1024
REQUESTS_PER_WINDOW = 60
WINDOW_SECONDS = 60
# One household or office gets a whole IPv6 prefix of this length, so it counts as one address.
IPV6_PREFIX = 64


class Problem(Schema):
    """Where in the request, and what to do about it."""

    loc: list[str | int]
    msg: str


class Refusal(Schema):
    """Every answer of a calculator that is not a result."""

    detail: list[Problem]


REFUSALS: dict[int, type[Schema]] = {413: Refusal, 422: Refusal, 429: Refusal}


def answer(request: HttpRequest, calculate: Callable[[object], dict[str, Any]]) -> JsonResponse:
    """Answer one request: `calculate` takes the parsed JSON and may raise RequestRefused."""
    if wait := seconds_to_wait(request, now=time.time()):
        refusal = _refused(429, [], _("You have asked very often. Try again in a minute."))
        refusal.headers["Retry-After"] = str(wait)
        return refusal
    if _announced_bytes(request) > MOST_BYTES or len(body := _body(request)) > MOST_BYTES:
        return _refused(413, ["body"], _("Send at most 256 KiB."))
    try:
        document = _json(body)
    except (ValueError, RecursionError):
        return _refused(422, ["body"], _("Send one JSON document in UTF-8."))
    try:
        return JsonResponse(calculate(document))
    except RequestRefused as refused:
        problems = [problem | {"loc": ["body", *problem["loc"]]} for problem in refused.detail()]
        return JsonResponse({"detail": problems}, status=422)


def seconds_to_wait(request: HttpRequest, *, now: float) -> int:
    """Count this request against its address; 0 lets it through, anything else is the time to wait."""
    window, passed = divmod(int(now), WINDOW_SECONDS)
    key = f"calculators:{_address(request)}:{window}"
    cache.add(key, 0, timeout=2 * WINDOW_SECONDS)
    try:
        return 0 if cache.incr(key) <= REQUESTS_PER_WINDOW else WINDOW_SECONDS - passed
    except ValueError:  # The cache was emptied in between; counting starts anew with the next request.
        return 0


def _address(request: HttpRequest) -> str:
    """Return who asks, as far as our own proxies vouch for it."""
    try:
        address = ip_address(get_adapter().get_client_ip(request))
    except PermissionDenied:  # A server on a local socket knows no address: its callers share one rate.
        return "unknown"
    if isinstance(address, IPv6Address):
        return str(ip_network(f"{address}/{IPV6_PREFIX}", strict=False).network_address)
    return str(address)


def _announced_bytes(request: HttpRequest) -> int:
    length = request.headers.get("Content-Length", "")
    return int(length) if length.isascii() and length.isdigit() else 0


def _body(request: HttpRequest) -> bytes:
    """Return what was sent. A form with parts was read as a form on its way here, and is no JSON anyway."""
    try:
        return request.body
    except RawPostDataException:
        return b""


def _json(body: bytes) -> object:
    return json.loads(body.decode(), parse_constant=_refuse_constant)


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _refused(status: int, place: list[str | int], sentence: str) -> JsonResponse:
    return JsonResponse({"detail": [{"loc": place, "msg": sentence}]}, status=status)
