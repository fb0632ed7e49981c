"""The site as the journeys meet it: real parts, cheap passwords, and no demo."""

from portal.settings.test import *  # noqa: F403
from portal.settings.test import INSTALLED_APPS as _APPS

DEMO = False
INSTALLED_APPS = [name for name in _APPS if name not in ("demo", "portal.demo")]
NOTICES_STRICT = True
