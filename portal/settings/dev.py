"""The demo and development: everything on this machine, nothing to configure."""

from portal import env
from portal.settings import delivery
from portal.settings.base import *  # noqa: F403
from portal.settings.base import INSTALLED_APPS

DEBUG = env.read("DEBUG", parse=env.flag, default=False)
DEMO = True
UNSCANNED_FILES = True
INSTALLED_APPS = [*INSTALLED_APPS, "demo", "reference"]
SECRET_KEY = env.read("SECRET_KEY", default="for the demo on this machine only")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = ["http://127.0.0.1", "http://localhost"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
DEMO_MAIL_FOLDER = getattr(delivery, "EMAIL_FILE_PATH", "")
