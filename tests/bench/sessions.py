"""Cookies of people who have signed in, at the site and at the floor."""

import secrets
import time
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.cache.backends.redis import RedisCache
from django.utils.crypto import salted_hmac

from portal.accounts.models import User
from tests.bench.floor import settings as floor

_SALT = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"


def session(user: User) -> str:
    """At the site: staff have shown both steps."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    if user.needs_second_factor:
        store["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
        store["account_authentication_methods_user"] = str(user.pk)
    store.save()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


def floor_session(user: User) -> str:
    """At the floor, which keeps its sessions in the cache alone."""
    known = floor.CACHES["default"]
    cache = RedisCache(known["LOCATION"], {"KEY_PREFIX": known["KEY_PREFIX"]})
    key = secrets.token_hex(16)
    proof = salted_hmac(_SALT, user.password, secret=floor.SECRET_KEY, algorithm="sha256").hexdigest()
    values = {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend",
        HASH_SESSION_KEY: proof,
    }
    cache.set(f"django.contrib.sessions.cache{key}", values, 86400)
    return f"sessionid={key}"
