"""The place in a list, as text for an address: encrypted, and good for that list only.

It names values and row numbers that the reader of the list may not be meant to see.
"""

import base64
import json
from functools import lru_cache
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes

LONGEST = 1000  # characters; anything longer was never made here


def seal(*, purpose: str, value: str, pk: int) -> str:
    """Make the text for one place in the list that `purpose` names."""
    place = json.dumps([purpose, value, pk]).encode()
    return _box(_secrets()).encrypt(place).decode().rstrip("=")


def unseal(text: str, *, purpose: str) -> tuple[str, int] | None:
    """Read it back; nothing where it was changed, or made for another list or with a key long gone."""
    if len(text) > LONGEST or not text.isascii():
        return None
    padded = text + "=" * (-len(text) % 4)
    try:
        made_for, value, pk = json.loads(_box(_secrets()).decrypt(padded))
    except InvalidToken:
        return None
    return (value, pk) if made_for == purpose else None


def _secrets() -> tuple[str | bytes, ...]:
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=4)
def _box(secrets: tuple[str | bytes, ...]) -> MultiFernet:
    keys = [sha256(b"place in a list:" + force_bytes(secret)).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
