"""Changing the language: what was asked for, and where it is remembered.

A page with a form sends that form with `switch_language`, see KeepTyped in pages.py; every other page
posts to ui:language. Both end here.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

SWITCH = "switch_language"
CHECKED = "switch_checked"  # the page was showing errors, so show them again in the new language


def known(code: str | None) -> str:
    """The code if the site speaks that language, else nothing."""
    return code if code in dict(settings.LANGUAGES) else ""  # type: ignore[return-value]


def use(request: HttpRequest, code: str) -> None:
    """Answer this request in that language, and write it down for a person who has signed in."""
    translation.activate(code)
    request.LANGUAGE_CODE = code  # type: ignore[attr-defined]
    user = request.user
    if user.is_authenticated and user.language != code:
        user.language = code
        user.save(update_fields=["language"])


def remember(response: HttpResponse, code: str) -> None:
    """Keep the choice in this browser for a year."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=365 * 24 * 60 * 60,
        path=settings.LANGUAGE_COOKIE_PATH,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )


def now() -> str:
    """The code of the language that is on."""
    return (translation.get_language() or settings.LANGUAGE_CODE)[:2]
