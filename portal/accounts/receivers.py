"""What we do when allauth says that something happened; it offers no other hook for these."""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.socialaccount import signals as identity
from django.utils import timezone

from portal.accounts import factors, services
from portal.accounts.events import Act


def connect() -> None:
    """Called once, when the app is ready."""
    mfa.authenticator_added.connect(_factor_added)
    mfa.authenticator_used.connect(factors.on_factor_used)
    mfa.authenticator_removed.connect(_factor_removed)
    account.password_reset.connect(_password_reset)
    for signal in (account.password_changed, account.password_set):
        signal.connect(_password_changed)
    account.email_changed.connect(_address_changed)
    identity.social_account_added.connect(_identity_added)
    identity.social_account_removed.connect(_identity_removed)


def _factor_added(*, request: Any, user: Any, authenticator: Any, **_more: Any) -> None:
    factors.on_factor_added(request=request, user=user, authenticator=authenticator)
    services.record(user, Act.FACTOR_ADDED, at=timezone.now(), data={"type": authenticator.type})


def _factor_removed(*, user: Any, authenticator: Any, **_more: Any) -> None:
    services.record(user, Act.FACTOR_REMOVED, at=timezone.now(), data={"type": authenticator.type})


def _password_reset(*, user: Any, **_more: Any) -> None:
    services.verify_address(user)
    services.record(user, Act.PASSWORD_CHANGED, at=timezone.now(), data={"by": "link"})


def _password_changed(*, user: Any, **_more: Any) -> None:
    services.record(user, Act.PASSWORD_CHANGED, at=timezone.now(), data={"by": "form"})


def _address_changed(*, user: Any, **_more: Any) -> None:
    services.record(user, Act.ADDRESS_CHANGED, at=timezone.now())


def _identity_added(*, sociallogin: Any, **_more: Any) -> None:
    provider = sociallogin.account.provider
    services.record(sociallogin.user, Act.IDENTITY_ADDED, at=timezone.now(), data={"provider": provider})


def _identity_removed(*, socialaccount: Any, **_more: Any) -> None:
    provider = socialaccount.provider
    services.record(socialaccount.user, Act.IDENTITY_REMOVED, at=timezone.now(), data={"provider": provider})
