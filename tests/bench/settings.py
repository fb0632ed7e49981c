"""The site as it is measured: real parts, no demo, quiet logs."""

from portal.settings.test import *  # noqa: F403
from portal.settings.test import DATABASES
from portal.settings.test import INSTALLED_APPS as _APPS

DEMO = False
INSTALLED_APPS = [name for name in _APPS if name not in ("demo", "portal.demo")]
WHITENOISE_AUTOREFRESH = False
DATABASES = {"default": DATABASES["default"] | {"CONN_MAX_AGE": 60}}
LOGGING = {"version": 1, "disable_existing_loggers": True, "handlers": {}, "root": {"level": "ERROR"}}
