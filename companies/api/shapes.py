"""Parts of the calculators' request bodies, as the OpenAPI document describes them."""

from collections.abc import Collection, Mapping
from typing import Any

QUANTITY = r"^[0-9]{1,15}(\.[0-9]{1,6})?$"
LONGEST_NAME = 200


def amount(description: str, *, nullable: bool = False) -> dict[str, Any]:
    """A quantity as decimal text."""
    kinds = ["string", "null"] if nullable else "string"
    return {"type": kinds, "pattern": QUANTITY, "description": description}


def words(description: str) -> dict[str, Any]:
    """A list of texts."""
    item = {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME}
    return {"type": ["array", "null"], "items": item, "description": description}


def listed(item: Mapping[str, Any]) -> dict[str, Any]:
    """A list; left out or null it is empty."""
    return {"type": ["array", "null"], "items": item}


def row(properties: Mapping[str, Any], *, optional: Collection[str] = ()) -> dict[str, Any]:
    """An object without unknown keys."""
    required = [key for key in properties if key not in optional]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": dict(properties),
    }
