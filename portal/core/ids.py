"""Identifiers that may be seen: random, without letters that are taken for one another."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
LENGTH = 14


def public_id() -> str:
    """Return a fresh identifier of 68 random bits, fit for an address and for reading aloud."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
