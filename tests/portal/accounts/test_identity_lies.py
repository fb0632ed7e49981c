"""A provider, or somebody in between, who lies: nobody is signed in, and the page says that it did not work."""

import base64
import hmac
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from joserfc import jwt
from joserfc.jwk import RSAKey

from portal.accounts.models import User
from tests.portal.accounts.identifying import identify, leave, refused, way_back
from tests.portal.accounts.provider import CLIENT, Provider

pytestmark = pytest.mark.django_db

NOW = datetime.now(UTC)


def seconds(**span: float) -> int:
    return int((NOW + timedelta(**span)).timestamp())


LIES = {
    "another issuer": {"iss": "https://evil.example"},
    "no issuer": {"iss": None},
    "made for somebody else": {"aud": "another client"},
    "for several, spoken to another": {"aud": [CLIENT, "x"], "azp": "x"},
    "another nonce": {"nonce": "replayed"},
    "no nonce": {"nonce": None},
    "expired": {"exp": seconds(minutes=-2), "iat": seconds(minutes=-10)},
    "without an end": {"exp": None},
    "not yet made": {"iat": seconds(minutes=10)},
    "nobody": {"sub": None},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_a_token_that_is_not_right_signs_nobody_in(
    client: Client, provider: Provider, lie: dict[str, object]
) -> None:
    provider.lies = lie
    assert refused(identify(client), client)
    assert User.objects.count() == 0


def part(content: object) -> bytes:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=")


def unsigned(claims: dict[str, object], alg: str = "none") -> bytes:
    return part({"alg": alg, "kid": "one"}) + b"." + part(claims)


def test_a_token_signed_by_somebody_else_is_refused(client: Client, provider: Provider) -> None:
    other = RSAKey.generate_key(2048, parameters={"kid": "one"})
    provider.signs = lambda claims: jwt.encode({"alg": "RS256", "kid": "one"}, claims, other)
    assert refused(identify(client), client)


def test_a_token_signed_with_an_unknown_key_is_refused(client: Client, provider: Provider) -> None:
    provider.signs = lambda claims: jwt.encode({"alg": "RS256", "kid": "two"}, claims, provider.key)
    assert refused(identify(client), client)


def test_a_token_without_a_key_name_is_checked_with_the_only_key(client: Client, provider: Provider) -> None:
    provider.signs = lambda claims: jwt.encode({"alg": "RS256"}, claims, provider.key)
    assert identify(client).url == reverse("ui:home")


def test_a_token_signed_by_nobody_is_refused(client: Client, provider: Provider) -> None:
    provider.signs = lambda claims: (unsigned(claims) + b".").decode()
    assert refused(identify(client), client)


def test_a_token_signed_with_the_public_key_as_secret_is_refused(client: Client, provider: Provider) -> None:
    def signs(claims: dict[str, object]) -> str:
        text = unsigned(claims, "HS256")
        mac = hmac.digest(provider.key.as_pem(private=False), text, "sha256")
        return (text + b"." + base64.urlsafe_b64encode(mac).rstrip(b"=")).decode()

    provider.signs = signs
    assert refused(identify(client), client)


@pytest.mark.parametrize("token", ["", "not a token", "a.b.c"])
def test_no_token_or_rubbish_is_refused(client: Client, provider: Provider, token: str) -> None:
    provider.id_token = token
    assert refused(identify(client), client)


def test_a_provider_that_speaks_of_two_people_is_refused(client: Client, provider: Provider) -> None:
    provider.userinfo = {"sub": "person-2", "email": "victim@example.lu"}
    assert refused(identify(client), client)


def test_a_provider_with_another_name_is_refused(client: Client, provider: Provider) -> None:
    provider.calls_itself = "https://evil.example"
    assert refused(leave(client), client)


def test_a_provider_that_does_not_name_its_parts_is_refused(
    client: Client, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = provider.discovery()
    for told in ([], {}, whole | {"token_endpoint": None}, {"issuer": provider.issuer}):
        monkeypatch.setattr(provider, "discovery", lambda told=told: told)
        assert refused(leave(client), client)


@pytest.mark.parametrize("state", ["", "somebody-elses"])
def test_a_way_back_that_nobody_went_out_on_is_refused(
    client: Client, provider: Provider, state: str
) -> None:
    back = reverse("openid_connect_callback", args=["luxtrust"])
    code = parse_qs(urlsplit(way_back(leave(client))).query)["code"][0]
    assert refused(client.get(back, {"code": code, "state": state}), client)


def test_the_way_back_of_another_browser_is_refused(client: Client, provider: Provider) -> None:
    attacker = Client()
    back = way_back(leave(attacker))
    assert refused(client.get(back), client)


def test_a_code_works_once(client: Client, provider: Provider) -> None:
    back = way_back(leave(client))
    client.get(back)
    client.post(reverse("account_logout"))
    assert refused(client.get(back), client)


def test_a_provider_that_is_down_is_a_page_not_a_failure(client: Client, provider: Provider) -> None:
    page = client.get(reverse("account_login"))
    assert "Continue with LuxTrust" in page.content.decode()
    back = way_back(leave(client))
    provider.close()
    assert refused(leave(Client()), Client())
    assert refused(client.get(back), client)


def test_stopping_at_the_provider_is_said_plainly(client: Client, provider: Provider) -> None:
    provider.refuses = "access_denied"
    answer = identify(client)
    assert answer.url == reverse("socialaccount_login_cancelled")
    assert "You stopped signing in" in client.get(answer.url).content.decode()


def test_an_unknown_provider_is_not_found(client: Client, provider: Provider) -> None:
    assert client.get(reverse("openid_connect_login", args=["nobody"])).status_code == 404
    assert client.get(reverse("openid_connect_callback", args=["nobody"])).status_code == 404
    assert client.post(reverse("openid_connect_login", args=["luxtrust"])).status_code == 405
