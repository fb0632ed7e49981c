"""Production: refuses to start on a missing secret or address."""

from portal import env
from portal.settings.base import *  # noqa: F403
from portal.settings.base import CACHES, DATABASES, STORAGES

DEBUG = False
SECRET_KEY = env.read("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.read("SECRET_KEY_FALLBACKS", parse=env.words, default=[])
ALLOWED_HOSTS = env.read("ALLOWED_HOSTS", parse=env.words)
SITE_URL = env.read("SITE_URL")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
DATABASES = {"default": DATABASES["default"] | env.read("DATABASE_URL", parse=env.database)}
CACHES = {"default": CACHES["default"] | {"LOCATION": env.read("CACHE_URL")}}
CELERY_BROKER_URL = env.read("BROKER_URL")
globals().update(env.read("EMAIL_URL", parse=env.email))
DEFAULT_FROM_EMAIL = env.read("MAIL_FROM")
VIES_URL = env.read("VIES_URL", default="https://ec.europa.eu/taxation_customs/vies/rest-api")

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$", r"^healthz/"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_SECURE = True
LANGUAGE_COOKIE_NAME = "__Host-language"
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
