"""The second factor: who has one, which session has shown one, and how its secrets are kept."""

import base64
import hashlib
from typing import Any

import qrcode
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import force_bytes
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from portal.accounts.models import User
from portal.accounts.sessions import renew

OWN_FACTORS = (Authenticator.Type.TOTP.value, Authenticator.Type.WEBAUTHN.value)


def has_factor(user: User, *kinds: str) -> bool:
    """Recovery codes alone are none: they stand in for a factor that was lost."""
    return Authenticator.objects.filter(user=user, type__in=kinds or OWN_FACTORS).exists()


def proved_factor(request: HttpRequest) -> bool:
    """Was a second factor shown in this session, by the person it belongs to?"""
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


def on_factor_added(*, request: HttpRequest, user: User, authenticator: Authenticator, **_more: Any) -> None:
    """Whoever has just set up an app or a key has shown it; the session gets a new name for its new rights."""
    if authenticator.type in OWN_FACTORS and request.user.is_authenticated:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
        renew(request)


def on_factor_used(*, request: HttpRequest, reauthenticated: bool, **_more: Any) -> None:
    """A factor shown later in a session adds rights to it as well."""
    if reauthenticated:
        renew(request)


class FactorAdapter(DefaultMFAAdapter):
    """Our words, our name, encrypted secrets, and staff keep their last factor."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "Your role needs a second step at sign-in. Set up another one before you remove this one."
        ),
        "cannot_generate_recovery_codes": _("Set up an app or a passkey before you make recovery codes."),
        "incorrect_code": _("This code is not right, or it was used already. Enter the code shown now."),
    }

    def get_totp_issuer(self) -> str:
        return settings.SITE_NAME

    def _get_site_name(self) -> str:
        return settings.SITE_NAME

    def build_totp_svg(self, url: str) -> str:
        """On white: on a dark page a camera sees nothing of black on black."""
        return str(qrcode.make(url, image_factory=SvgPathFillImage).to_string(encoding="unicode"))

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)d") % {"number": number}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        user = authenticator.user
        if authenticator.type not in OWN_FACTORS or not user.needs_second_factor:
            return True
        others = Authenticator.objects.filter(user=user, type__in=OWN_FACTORS)
        return others.exclude(pk=authenticator.pk).exists()

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> MultiFernet:
    """Keys from SECRET_KEY and its predecessors, so a copy of the database alone gives no codes."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"second factor" + force_bytes(secret)).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
