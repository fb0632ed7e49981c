"""The one place that reads the environment; `.env.example` lists every name asked for here.

A value may also lie in a file named by `<NAME>_FILE`, the way container secrets arrive.
"""

import os
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import TypeVar, overload
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")


class Required(Enum):
    """Marks a name that has no default: production does not start without it."""

    VALUE = "required"


REQUIRED = Required.VALUE


@overload
def read(name: str) -> str: ...
@overload
def read(name: str, *, default: str | Required | None) -> str: ...
@overload
def read(name: str, *, parse: Callable[[str], T], default: T | Required) -> T: ...


def read(name, *, parse=str, default=REQUIRED):  # type: ignore[no-untyped-def]
    """Return the parsed value of `name`; raise ImproperlyConfigured with what to do."""
    path = os.environ.get(f"{name}_FILE")
    raw = Path(path).read_text().strip() if path else os.environ.get(name)
    if raw is None or raw == "":
        if default is REQUIRED:
            raise ImproperlyConfigured(f"Set {name}; .env.example says what it is for.")
        return default
    try:
        return parse(raw)
    except (KeyError, ValueError) as error:
        raise ImproperlyConfigured(f"{name} is not understood: {error}. See .env.example.") from None


def flag(raw: str) -> bool:
    """`1`, `true`, `yes`, `on` and their opposites; anything else is a mistake worth stopping for."""
    return {
        "1": True,
        "true": True,
        "yes": True,
        "on": True,
        "0": False,
        "false": False,
        "no": False,
        "off": False,
    }[raw.strip().lower()]


def words(raw: str) -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in raw.split(",") if word.strip()]


def database(url: str) -> dict[str, object]:
    """`postgres://user:password@host:port/name?sslmode=require` as Django's DATABASES entry."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ValueError("it must start with postgres://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def email(url: str) -> dict[str, object]:
    """`smtp://`, `smtp+tls://`, `smtps://`, `file:///folder` or `console:` as Django's EMAIL_* settings."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": parts.path,
        }
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme not in ("smtp", "smtp+tls", "smtps"):
        raise ValueError("it must start with smtp://, smtp+tls://, smtps://, file:// or console:")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or {"smtp": 25, "smtp+tls": 587, "smtps": 465}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }
