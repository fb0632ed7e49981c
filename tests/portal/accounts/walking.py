"""Going through sign-in as a person does, and reading the mail that was written."""

import re

import pyotp
from allauth.mfa.totp.internal.auth import TOTP
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from portal.notifications.models import Letter
from tests.factories.people import PASSWORD

NEW_PASSWORD = "seven green lanterns at noon"


def give_password(client: Client, user: User, password: str = PASSWORD, **more: str) -> HttpResponse:
    """The first step of a sign-in."""
    address = reverse("account_login")
    return client.post(address, {"login": user.email, "password": password}, **more)


def set_up_app(user: User) -> pyotp.TOTP:
    """An authenticator app that this person has had for a while."""
    secret = pyotp.random_base32()
    TOTP.activate(user, secret)
    return pyotp.TOTP(secret)


def letters_to(address: str) -> list[Letter]:
    return list(Letter.objects.filter(to=address).order_by("pk"))


def link_in(letter: Letter) -> str:
    """The path of the one link of a letter."""
    return re.search(r"^https?://[^/\s]+(/\S+)$", letter.text, re.MULTILINE)[1]


def signed_in_as(client: Client) -> str | None:
    """Whose session this is, by its own account page; None for nobody's."""
    return client.session.get("_auth_user_id")
