"""What may be done to a person's account by others, or must be written down: one event for each act.

Every function runs in a transaction, locks the person's row, and writes exactly one event.
"""

from datetime import datetime
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from portal.accounts import sessions
from portal.accounts.events import Act
from portal.accounts.models import StaffRole, User
from portal.accounts.oidc.assurance import assurance_of
from portal.workflow.models import Event


@transaction.atomic
def grant_role(user: User, *, role: str, actor: User, at: datetime) -> StaffRole:
    """Give a staff role. The person signs in anew: new rights never begin in an old session."""
    _lock(user)
    granted = StaffRole.objects.create(user=user, role=role)
    sessions.end_all(user)
    Event.record(user, Act.ROLE_GRANTED, actor=actor, at=at, data={"role": role})
    return granted


@transaction.atomic
def revoke_role(user: User, *, role: str, actor: User, at: datetime) -> None:
    """Take a staff role away; every request reads the roles afresh, so the next one is without it."""
    _lock(user)
    StaffRole.objects.filter(user=user, role=role).delete()
    Event.record(user, Act.ROLE_REVOKED, actor=actor, at=at, data={"role": role})


@transaction.atomic
def close_account(user: User, *, actor: User, at: datetime) -> None:
    """Let a person sign in no more, and end their sessions for good: opening it again revives none."""
    _lock(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    user.is_active = False
    sessions.end_all(user)
    Event.record(user, Act.CLOSED, actor=actor, at=at)


@transaction.atomic
def open_account(user: User, *, actor: User, at: datetime) -> None:
    _lock(user)
    User.objects.filter(pk=user.pk).update(is_active=True)
    user.is_active = True
    Event.record(user, Act.OPENED, actor=actor, at=at)


@transaction.atomic
def end_sessions(user: User, *, actor: User, at: datetime) -> None:
    """Sign a person out everywhere."""
    _lock(user)
    sessions.end_all(user)
    Event.record(user, Act.SIGNED_OUT, actor=actor, at=at)


@transaction.atomic
def remove_factors(user: User, *, actor: User, at: datetime) -> None:
    """For a person who lost phone and codes: the next sign-in sets up a new factor."""
    _lock(user)
    Authenticator.objects.filter(user=user).delete()
    sessions.end_all(user)
    Event.record(user, Act.FACTORS_REMOVED, actor=actor, at=at)


@transaction.atomic
def change_address(user: User, *, email: str, actor: User, at: datetime) -> None:
    """For a person who lost the mailbox. The new address must be confirmed at the next sign-in."""
    _lock(user)
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=email.lower(), primary=True, verified=False)
    User.objects.filter(pk=user.pk).update(email=email.lower())
    user.email = email.lower()
    sessions.end_all(user)
    Event.record(user, Act.ADDRESS_CHANGED, actor=actor, at=at)


@transaction.atomic
def change_rights(user: User, *, is_staff: bool, is_superuser: bool, actor: User, at: datetime) -> None:
    """Let a person into the administration, or not."""
    _lock(user)
    User.objects.filter(pk=user.pk).update(is_staff=is_staff, is_superuser=is_superuser)
    user.is_staff, user.is_superuser = is_staff, is_superuser
    sessions.end_all(user)
    rights = {"is_staff": is_staff, "is_superuser": is_superuser}
    Event.record(user, Act.RIGHTS_CHANGED, actor=actor, at=at, data=rights)


@transaction.atomic
def record(user: User, act: Act, *, at: datetime, data: dict[str, Any] | None = None) -> None:
    """Write down what a person did to the own account."""
    _lock(user)
    Event.record(user, act, actor=user, at=at, data=data)


def record_sign_in(user: User, *, request: HttpRequest, at: datetime) -> None:
    record(user, Act.SIGNED_IN, at=at, data={"assurance": assurance_of(request)})


def verify_address(user: User) -> None:
    """Take the person's own address as confirmed: they have just followed a link that only it received."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


@transaction.atomic
def send_reset(user: User, *, actor: User, at: datetime, letter: str = "password_reset_key") -> None:
    """Send a link with which the person sets a password; nobody else ever types one for them."""
    _lock(user)
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    link = reverse("account_reset_password_from_key", kwargs=key)
    words = {"user": user, "password_reset_url": link}
    get_adapter().send_mail(f"account/email/{letter}", user.email, words)
    Event.record(user, Act.RESET_SENT, actor=actor, at=at)


@transaction.atomic
def invite(user: User, *, actor: User, at: datetime) -> None:
    """Save a person whom an administrator entered, and let them set their own password."""
    user.set_unusable_password()
    user.save(force_insert=True)
    send_reset(user, actor=actor, at=at, letter="invited")


def _lock(user: User) -> None:
    User.objects.select_for_update().get(pk=user.pk)
