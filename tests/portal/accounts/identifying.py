"""The way out to a provider and back, as a browser goes it."""

from urllib.parse import urlsplit

import requests
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from tests.portal.accounts.provider import Provider
from tests.portal.accounts.walking import signed_in_as

LEVELS = {"urn:low": "low", "urn:substantial": "substantial", "urn:high": "high"}


def leave(client: Client, **asked: str) -> HttpResponse:
    return client.get(reverse("openid_connect_login", args=["luxtrust"]), asked)


def way_back(answer: HttpResponse) -> str:
    """What the browser is sent back to after the provider, as path and query."""
    there = requests.get(answer.url, allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(there)
    return f"{parts.path}?{parts.query}"


def identify(client: Client, **asked: str) -> HttpResponse:
    """The whole way out and back."""
    return client.get(way_back(leave(client, **asked)))


def connected(user: User, provider: Provider) -> SocialAccount:
    return SocialAccount.objects.create(user=user, provider="luxtrust", uid=provider.claims["sub"])


def refused(answer: HttpResponse, client: Client) -> bool:
    page = answer.content.decode()
    return answer.status_code == 401 and "Signing in did not work" in page and signed_in_as(client) is None
