"""OIDC_PROVIDERS is read whole or refused with what is wrong."""

import json

import pytest

from portal.accounts.oidc.configuration import apps, identity_providers

ENTRY = {
    "id": "eu-login",
    "name": "EU Login",
    "issuer": "https://ecas.example/cas/oauth2",
    "client_id": "portal",
    "secret": "s",
    "levels": {"urn:x": "substantial"},
}


def test_an_entry_becomes_what_allauth_reads() -> None:
    assert apps(identity_providers(json.dumps([ENTRY | {"acr_values": "urn:x", "userinfo": False}]))) == [
        {
            "provider_id": "eu-login",
            "name": "EU Login",
            "client_id": "portal",
            "secret": "s",
            "settings": {
                "server_url": "https://ecas.example/cas/oauth2",
                "scope": ["openid", "profile", "email"],
                "levels": {"urn:x": "substantial"},
                "auth_params": {"acr_values": "urn:x"},
                "fetch_userinfo": False,
            },
        }
    ]


def test_the_loopback_may_do_without_tls() -> None:
    assert identity_providers(json.dumps([ENTRY | {"issuer": "http://127.0.0.1:8080"}]))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"secret": ""}, "an entry lacks secret"),
        ({"client_id": 7}, "an entry lacks client_id"),
        ({"id": "EU Login"}, "the id 'EU Login' may have small letters"),
        ({"issuer": "http://ecas.example"}, "must start with https://"),
        ({"issuer": "https://ecas.example?x=1"}, "must not have a query"),
        ({"levels": {"urn:x": "very high"}}, "must each be one of low, substantial, high"),
        ({"levels": ["low"]}, "must each be one of"),
        ({"scopes": ["email"]}, "must contain openid"),
        ({"scope": "openid"}, "unknown key scope"),
    ],
)
def test_a_mistake_is_named(change: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        identity_providers(json.dumps([ENTRY | change]))


@pytest.mark.parametrize("raw", ["{}", '["x"]', "not json"])
def test_anything_but_a_list_of_entries_is_refused(raw: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        identity_providers(raw)


def test_two_entries_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two entries have the same id"):
        identity_providers(json.dumps([ENTRY, ENTRY]))
