"""Signing in without the forms, for tests that are about something else."""

import time

from django.test import Client

from portal.accounts.models import User


def sign_in(client: Client, user: User) -> Client:
    """A session as it is after a sign-in: staff have shown their second factor."""
    client.force_login(user)
    if user.needs_second_factor:
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
    return client


def signed_in(user: User) -> Client:
    """A browser of its own in which this person has signed in."""
    return sign_in(Client(), user)
