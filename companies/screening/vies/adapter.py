"""One question to VIES and its answer as one of three: valid, invalid or unknown. Knows no tables.

POST …/check-vat-number, as the Commission's swagger_publicVAT.yaml describes it. VIES says no with `valid: false`
alone; `valid: false` beside an error such as MS_MAX_CONCURRENT_REQ means that it does not know.
"""

import json
import time
from dataclasses import dataclass
from typing import Any

import requests
from django.conf import settings

from portal.core.text import single_line

CONNECT, READ, IN_ALL = 5, 10, 20  # seconds
MOST_BYTES = 64 * 1024
NOTHING = "---"  # what VIES writes where a country keeps a name or an address to itself
PLAIN = ("", "VALID", "INVALID")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What VIES answered. `reason` says why it is unknown, for the administrator."""

    answer: str  # "valid", "invalid" or "unknown"
    name: str = ""
    address: str = ""
    consultation: str = ""
    reason: str = ""


class Unclear(Exception):
    """The answer is neither yes nor no."""


def enabled() -> bool:
    return bool(settings.VIES_URL)


def ask(vat: str) -> Reading:
    """Ask about `LU15027442`; never raises, never takes longer than IN_ALL seconds and a last read."""
    try:
        return _read(_post(vat), vat=vat)
    except Unclear as unclear:
        return Reading(answer="unknown", reason=single_line(str(unclear))[:120])
    except (requests.RequestException, OSError, ValueError) as error:
        return Reading(answer="unknown", reason=type(error).__name__)


def _post(vat: str) -> bytes:
    """The bytes of the answer. SECURITY: the address comes from the settings alone, and nobody leads us on."""
    asked = {"countryCode": vat[:2], "vatNumber": vat[2:]}
    if requester := settings.VIES_REQUESTER:
        asked |= {"requesterMemberStateCode": requester[:2], "requesterNumber": requester[2:]}
    until = time.monotonic() + IN_ALL
    with requests.Session() as session:
        session.trust_env = False  # no proxy and no password from the surroundings
        with session.post(
            f"{settings.VIES_URL.rstrip('/')}/check-vat-number",
            json=asked,
            timeout=(CONNECT, READ),
            allow_redirects=False,
            stream=True,
            headers={"Accept": "application/json", "Accept-Encoding": "identity"},
        ) as response:
            if response.status_code != requests.codes.ok:
                raise Unclear(f"HTTP {response.status_code}")
            return _bounded(response, until=until)


def _bounded(response: Any, *, until: float) -> bytes:
    body = b""
    for part in response.iter_content(4096):
        body += part
        if len(body) > MOST_BYTES:
            raise Unclear("The answer is too long")
        if time.monotonic() > until:
            raise Unclear("The answer takes too long")
    return body


def _read(body: bytes, *, vat: str) -> Reading:
    told = json.loads(body)
    if not isinstance(told, dict):
        raise Unclear("The answer is no object")
    if trouble := _trouble(told):
        raise Unclear(trouble)
    valid = told.get("valid", told.get("isValid"))
    if not isinstance(valid, bool):
        raise Unclear("The answer is neither yes nor no")
    if f"{told.get('countryCode', vat[:2])}{told.get('vatNumber', '')}".replace(" ", "") != vat:
        raise Unclear("The answer is about another number")
    return Reading(
        answer="valid" if valid else "invalid",
        name=_text(told, "name", "traderName", limit=300),
        address=_text(told, "address", limit=500),
        consultation=_text(told, "requestIdentifier", limit=64),
    )


def _trouble(told: dict[str, Any]) -> str:
    """The name of an error, in either of the shapes that VIES has for them."""
    wrappers = told.get("errorWrappers")
    if wrappers or told.get("actionSucceed") is False:
        first = wrappers[0] if isinstance(wrappers, list) and wrappers else {}
        return str(first.get("error", "") if isinstance(first, dict) else "") or "An error without a name"
    error = told.get("userError", "")
    return "" if error in PLAIN else str(error) or "An error without a name"


def _text(told: dict[str, Any], *names: str, limit: int) -> str:
    for name in names:
        value = told.get(name)
        if isinstance(value, str) and value.strip() not in ("", NOTHING):
            return single_line(value)[:limit]
    return ""
