"""Addresses that switch one mail off without signing in: what RFC 8058 calls one click."""

from typing import Any

from django.core import signing
from django.urls import reverse

SALT = "portal.notifications.unsubscribe"


def path(*, user: Any, kind: str) -> str:
    """The address for one person and one kind. It does not run out: old mails keep their button."""
    token = signing.Signer(salt=SALT).sign_object([user.public_id, kind])
    return reverse("notifications:unsubscribe", args=[token])


def read(token: str) -> tuple[str, str] | None:
    """The person's public id and the kind, or None for a token that we did not write."""
    try:
        person, kind = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    return person, kind
