"""What a visitor typed, kept by the visitor: signed inside the page, or in a cookie they ask for.

SECURITY: nothing of it is stored here. It is signed so that it can be unpacked without harm, not so that it
is believed: whatever comes back goes through the same checks as what is typed.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from companies.ownership.documents import Document

PAGE_SALT, COOKIE_SALT = "ownership.page", "ownership.carried"
PAGE_GOOD_FOR, COOKIE_GOOD_FOR = timedelta(days=1), timedelta(days=7)
COOKIE = "size_check"
MOST_BYTES = 3900  # of a cookie's 4096, name and attributes taken off


def pack(document: Document) -> str:
    """The document as one signed text for a hidden field."""
    return signing.dumps(document, salt=PAGE_SALT, compress=True)


def unpack(text: str) -> Document | None:
    """The document again; None for what is too old or not from here."""
    return _read(text, salt=PAGE_SALT, good_for=PAGE_GOOD_FOR)


def carry(response: HttpResponse, document: Document) -> bool:
    """Put it into a cookie that only the registration is sent; False where it is too large for one."""
    text = signing.dumps(document, salt=COOKIE_SALT, compress=True)
    if len(text) > MOST_BYTES:
        return False
    response.set_cookie(
        COOKIE,
        text,
        max_age=COOKIE_GOOD_FOR,
        path=_path(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return True


def carried(request: HttpRequest) -> Document | None:
    """What was carried here, if anything was."""
    text = request.COOKIES.get(COOKIE, "")
    return _read(text, salt=COOKIE_SALT, good_for=COOKIE_GOOD_FOR) if text else None


def drop(response: HttpResponse) -> None:
    """It has arrived."""
    response.delete_cookie(COOKIE, path=_path(), samesite="Lax")


def _path() -> str:
    return reverse("companies:list")


def _read(text: str, *, salt: str, good_for: timedelta) -> Any:
    try:
        return signing.loads(text, salt=salt, max_age=good_for)
    except signing.BadSignature:
        return None
