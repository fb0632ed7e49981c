"""The secret in an invitation's link. Only its digest is stored, so a copy of the table invites nobody."""

import secrets
from hashlib import sha256


def new() -> str:
    """256 bits, in letters that an address carries as they are."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """SHA-256 suffices for a secret that nobody can guess: there is nothing to slow down."""
    return sha256(token.encode()).hexdigest()
