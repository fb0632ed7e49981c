"""Settings that hold everywhere; dev, test and production only override.

Sign-in lives in accounts.py and the way of a message in delivery.py, beside this file.
"""

from pathlib import Path

from csp.constants import NONE, SELF

from portal import env
from portal.settings import logs  # noqa: F401
from portal.settings.accounts import *  # noqa: F403
from portal.settings.delivery import *  # noqa: F403
from portal.settings.files import *  # noqa: F403

ROOT = Path(__file__).resolve().parent.parent.parent

# --- Identity of the site --------------------------------------------------------------------------
SITE_NAME = "MeluXina-AI Access"
SITE_URL = env.read("SITE_URL", default="http://127.0.0.1:8000")
ALLOWED_HOSTS = env.read("ALLOWED_HOSTS", parse=env.words, default=["127.0.0.1", "localhost"])
SOURCE_URL = env.read("SOURCE_URL", default="")
SUPPORT_EMAIL = env.read("SUPPORT_EMAIL", default="access@meluxina-ai.example")
PROGRAMME_CODE = "MLXAI"
DEMO = False

# --- Parts -----------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "portal.ui",
    "portal.workflow",
    "portal.notifications",
    "portal.accounts",
    "portal.files",
    "companies",
    "companies.team",
    "companies.evidence",
    "companies.mandates",
    "companies.aidledger",
    "companies.ownership",
    "companies.screening",
    "applications",
    "applications.questionnaires",
    "applications.calls",
    "applications.comments",
    "applications.dialogue",
    "applications.doors",
    "applications.estimates",
    "applications.paper",
    "applications.again",
    "applications.pace",
    "applications.exclusions",
    "allocations",
    "reviews",
    "modeltranslation",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",  # templates of widgets, for FORM_RENDERER below
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_include_bootstrap",
    "django_htmx",
    "django_filters",
    "django_structlog",
    "pgtrigger",
    "ninja",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.ui.middleware.Headers",
    "portal.ui.middleware.AllowMethods",
    "portal.ui.middleware.RefuseNul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.ui.middleware.CountAnew",
    "portal.accounts.middleware.LanguageOfPerson",
    "portal.accounts.middleware.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "portal.accounts.middleware.SecondFactorForStaff",
    "portal.accounts.middleware.OneSite",
    "django_htmx.middleware.HtmxMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.ui.context.site",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Data ------------------------------------------------------------------------------------------
DATABASES = {
    "default": env.read(
        "DATABASE_URL", parse=env.database, default=env.database("postgres://127.0.0.1/portal")
    )
    | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# --- Languages and time ----------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("de", "Deutsch"), ("lb", "Lëtzebuergesch")]
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en",)
LOCALE_PATHS = [ROOT / "locale"]
LANGUAGE_COOKIE_HTTPONLY = True
USE_TZ = True
TIME_ZONE = "Europe/Luxembourg"

# --- Static files ----------------------------------------------------------------------------------
STATIC_URL = "static/"
STATICFILES_DIRS = [ROOT / "static"]
STATIC_ROOT = ROOT / "staticfiles"
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- What a browser may do -------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
