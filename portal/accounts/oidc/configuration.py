"""Reads the identity providers from the environment. Pure: settings import it before Django is up.

OIDC_PROVIDERS is a JSON list of entries such as

    {"id": "luxtrust", "name": "LuxTrust", "issuer": "https://login.example", "client_id": "…", "secret": "…",
     "scopes": ["openid", "profile", "email"], "acr_values": "urn:substantial",
     "levels": {"urn:substantial": "substantial", "urn:high": "high"}, "userinfo": true}

where the first five are needed. A mistake stops the start. The address that the provider must know is
<SITE_URL>/accounts/identity/<id>/back/.
"""

import json
import re
from typing import Any
from urllib.parse import urlsplit

LEVELS = ("low", "substantial", "high")
NEEDED = ("id", "name", "issuer", "client_id", "secret")
OPTIONAL = ("scopes", "levels", "acr_values", "userinfo")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def identity_providers(raw: str) -> list[dict[str, Any]]:
    """Return the entries; raise ValueError with what is wrong."""
    entries = json.loads(raw)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError("it must be a list of objects")
    for entry in entries:
        _check(entry)
    ids = [entry["id"] for entry in entries]
    if len(set(ids)) != len(ids):
        raise ValueError("two entries have the same id")
    return entries


def apps(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries as allauth wants them."""
    return [
        {
            "provider_id": entry["id"],
            "name": entry["name"],
            "client_id": entry["client_id"],
            "secret": entry["secret"],
            "settings": {
                "server_url": entry["issuer"],
                "scope": entry.get("scopes", ["openid", "profile", "email"]),
                "levels": entry.get("levels", {}),
                "auth_params": {"acr_values": entry["acr_values"]} if entry.get("acr_values") else {},
                "fetch_userinfo": entry.get("userinfo", True),
            },
        }
        for entry in entries
    ]


def _check(entry: dict[str, Any]) -> None:
    if missing := [key for key in NEEDED if not isinstance(entry.get(key), str) or not entry[key]]:
        raise ValueError(f"an entry lacks {', '.join(missing)}")
    if unknown := sorted(set(entry) - {*NEEDED, *OPTIONAL}):
        raise ValueError(f"{entry['id']} has the unknown key {unknown[0]}")
    if not re.fullmatch(r"[a-z0-9-]{1,40}", entry["id"]):
        raise ValueError(f"the id {entry['id']!r} may have small letters, digits and hyphens only")
    _check_issuer(entry)
    levels = entry.get("levels", {})
    if not isinstance(levels, dict) or not set(levels.values()) <= set(LEVELS):
        raise ValueError(f"the levels of {entry['id']} must each be one of {', '.join(LEVELS)}")
    if "openid" not in entry.get("scopes", ["openid"]):
        raise ValueError(f"the scopes of {entry['id']} must contain openid")


def _check_issuer(entry: dict[str, Any]) -> None:
    parts = urlsplit(entry["issuer"])
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise ValueError(f"the issuer of {entry['id']} must start with https://")
    if parts.query or parts.fragment:
        raise ValueError(f"the issuer of {entry['id']} must not have a query or a fragment")
