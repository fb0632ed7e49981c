"""The six digits that a demo account needs now, as an authenticator app would show them."""

import base64
import time
from dataclasses import dataclass

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from demo.accounts import STAFF, Account

PERIOD = 30
DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One staff account with its present code; no code where the secret cannot be read."""

    account: Account
    code: str


def codes(*, now: float) -> list[Shown]:
    """The staff accounts of this database, in one query. Empty where there is no demo."""
    secrets = dict(
        Authenticator.objects.filter(
            type=Authenticator.Type.TOTP, user__email__in=[account.email for account in STAFF]
        ).values_list("user__email", "data__secret")
    )
    return [
        Shown(account=account, code=_code(secrets[account.email], now=now))
        for account in STAFF
        if account.email in secrets
    ]


def seconds_left(*, now: float) -> int:
    """How long the present codes are still shown."""
    return PERIOD - int(now) % PERIOD


def present() -> float:
    return time.time()


def _code(encrypted: str, *, now: float) -> str:
    try:
        secret = base64.b32decode(get_adapter().decrypt(encrypted))
    except InvalidToken:
        return ""  # the demo was made with another SECRET_KEY
    # SHA-1 is what authenticator apps and RFC 6238 use here; it protects nothing else.
    return TOTP(secret, DIGITS, SHA1(), PERIOD).generate(int(now)).decode()  # noqa: S303
