"""Brings people into the demo: everybody can sign in, and staff have a second factor whose code the demo shows."""

import base64
import secrets
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password

from demo.accounts import ACCOUNTS, PASSWORD, Account
from portal.accounts import services
from portal.accounts.models import User

SECRET_BYTES = 20  # RFC 4226 recommends 160 bits


class People:
    """Everybody of the demo by e-mail address; whoever is not there yet is made on the way."""

    def __init__(self, *, at: datetime) -> None:
        self.at = at
        # One hash for all: a slow hash for each of fifty people would take longer than the rest of the demo.
        self._password = make_password(PASSWORD)
        self._known: dict[str, User] = {}

    def __getitem__(self, email: str) -> User:
        return self._known[email]

    def person(self, email: str, *, name: str, language: str) -> User:
        """A person with a confirmed address."""
        if email not in self._known:
            user = User(email=email, name=name, language=language, password=self._password)
            user.save(force_insert=True)
            # The column fills itself with the present when a row is made.
            User.objects.filter(pk=user.pk).update(date_joined=self.at)
            EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
            self._known[email] = user
        return self._known[email]

    def make_accounts(self) -> None:
        """The accounts that a newcomer is told of; the administrator comes first and lets in the others."""
        for account in sorted(ACCOUNTS, key=lambda account: not account.administrator):
            self._make(account)

    def _make(self, account: Account) -> None:
        user = self.person(account.email, name=account.name, language=account.language)
        administrator = self._known["admin@demo.example"]
        if account.administrator:
            services.change_rights(user, is_staff=True, is_superuser=True, actor=administrator, at=self.at)
        for role in account.roles:
            services.grant_role(user, role=role, actor=administrator, at=self.at)
        if account.second_factor:
            give_factor(user)


def give_factor(user: User) -> None:
    """A secret of its own for each person and each database; it is stored encrypted, like any other."""
    secret = base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()
    data = {"secret": get_adapter().encrypt(secret)}
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=data)
