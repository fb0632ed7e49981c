"""Tests: the same parts as everywhere, with cheap password hashes."""

from urllib.parse import urlsplit

from portal import env
from portal.settings.base import *  # noqa: F403
from portal.settings.base import CACHES, INSTALLED_APPS, STORAGES

INSTALLED_APPS = [*INSTALLED_APPS, "demo", "reference"]
DEMO = True
DEBUG = False
UNSCANNED_FILES = True
VIES_URL = VIES_REQUESTER = ""  # no test asks the world
SECRET_KEY = "for tests only"  # noqa: S105
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
DEMO_MAIL_FOLDER = env.read("DEMO_MAIL_FOLDER", default="")

# Each test process empties its cache between tests, so each has a database of its own in it.
_NUMBER = env.read("PYTEST_XDIST_WORKER", default="gw0").removeprefix("gw")
_CACHE = urlsplit(CACHES["default"]["LOCATION"])._replace(path=f"/{1 + int(_NUMBER) % 14}").geturl()
CACHES = {"default": CACHES["default"] | {"LOCATION": _CACHE}}

# Uploads of tests are gone with the test process.
STORAGES = STORAGES | {"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
