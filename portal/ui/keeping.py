"""What somebody sent after their session had ended: kept for an hour, and handed back once they have signed in.

SECURITY: the cache holds only ciphertext. The key to it goes out in the address of the sign-in page and is
never stored, and the page that takes it back still asks whether this person may write there.
"""

import base64
import secrets
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from django.core.cache import cache
from django.http import HttpRequest, QueryDict

KEPT = "kept"  # the name in the address
KEPT_FOR = 60 * 60  # seconds: long enough to find a second factor, short enough to forget
LARGEST = 64 * 1024  # characters: more than any section holds, and too little to fill a cache with
LONGEST_KEY = 64


def keep(request: HttpRequest) -> str:
    """Keep what was sent and return the key to it; "" where it is too much."""
    sent = request.POST.urlencode()
    if len(sent) > LARGEST:
        return ""
    key = secrets.token_urlsafe(24)
    cache.set(_place(key), _box(key).encrypt(sent.encode()), KEPT_FOR)
    return key


def kept(request: HttpRequest) -> QueryDict | None:
    """What the address of this page leads back to, if it is still there."""
    key = request.GET.get(KEPT, "")
    if not key or len(key) > LONGEST_KEY or not (sealed := cache.get(_place(key))):
        return None
    try:
        return QueryDict(_box(key).decrypt(sealed))
    except InvalidToken:
        return None


def _place(key: str) -> str:
    return f"kept:{sha256(key.encode()).hexdigest()}"


def _box(key: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(sha256(b"what was typed:" + key.encode()).digest()))
