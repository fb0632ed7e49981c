"""Fingerprints of content: one canonical JSON text per value, its SHA-256, and a chain of them.

A digest stays the same over the order of keys, a change of time zone and a round trip through a JSON column.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

HEX_DIGEST = re.compile(r"[0-9a-f]{64}")


def plain(value: Any) -> Any:
    """The value as JSON types only; store this, and the digest can be computed again from what is stored.

    Decimals, dates and ids become text, moments are written in UTC. Floats are refused: they do not
    survive every database.
    """
    if isinstance(value, Mapping):
        return {_key(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return _scalar(value)


def canonical_json(value: Any) -> str:
    """One text per value: sorted keys, no blanks, ASCII only."""
    return json.dumps(plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def digest(value: Any) -> str:
    """The SHA-256 of the canonical text, as 64 hexadecimal digits."""
    return sha256(canonical_json(value).encode()).hexdigest()


def chain_digest(previous: str, payload: Any) -> str:
    """The digest of a link: it covers the payload and, through `previous`, every link before it.

    The first link has `previous` empty.
    """
    if previous and not HEX_DIGEST.fullmatch(previous):
        raise ValueError("The previous link is no digest of 64 hexadecimal digits.")
    return sha256(f"{previous}\n{canonical_json(payload)}".encode()).hexdigest()


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError(f"A key must be text, not {type(key).__name__}.")
    return str(key)


def _scalar(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return _decimal(value)
    if isinstance(value, str | UUID | Promise):
        return str(value)
    raise TypeError(f"A {type(value).__name__} has no canonical form. Give text, whole numbers or decimals.")


def _moment(value: datetime) -> str:
    if value.tzinfo is None:
        raise TypeError("A moment without a time zone has no canonical form.")
    return value.astimezone(UTC).isoformat()


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise TypeError("Only finite decimals have a canonical form.")
    return f"{value:f}"
