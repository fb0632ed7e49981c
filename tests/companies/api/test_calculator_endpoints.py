"""POST /api/v1/sme-check and /api/v1/de-minimis-check, as anybody without an account meets them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from portal.calculators import MOST_BYTES, REQUESTS_PER_WINDOW

SIZE, AID = "/api/v1/sme-check", "/api/v1/de-minimis-check"
VECTORS = [
    (address, vector)
    for address, name in ((SIZE, "sme-check"), (AID, "de-minimis-check"))
    for vector in json.loads((Path(__file__).parents[2] / "vectors" / f"{name}.json").read_text())
]
ACCOUNT = {"year": 2025, "headcount": "8", "turnover": "3000000", "balance_sheet": "1900000"}
ALONE = {"applicant": "A", "enterprises": {"A": {"name": "A", "kind": "company", "accounts": [ACCOUNT]}}}
ROOM = {"as_of": "2026-11-24", "nace": "62.10", "grants": []}
CALLS = pytest.mark.parametrize(("address", "body"), [(SIZE, ALONE), (AID, ROOM)], ids=["size", "aid"])


@pytest.fixture(autouse=True)
def _own_cache() -> Iterator[None]:
    """Rates are counted in a cache that other tests, running beside this one, empty."""
    with override_settings(CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}):
        cache.clear()
        yield


def post(client: Client, address: str, body: object, **more: str):
    return client.post(address, json.dumps(body), content_type="application/json", **more)


def only_asked(answer: object, expected: object) -> object:
    """The answer, cut down to the keys that the vector names."""
    if isinstance(expected, dict):
        return {key: only_asked(answer[key], value) for key, value in expected.items()}
    if isinstance(expected, list):
        return [only_asked(*pair) for pair in zip(answer, expected, strict=True)]
    return answer


@pytest.mark.parametrize(("address", "vector"), VECTORS, ids=[vector["name"] for _address, vector in VECTORS])
def test_vectors(client: Client, address: str, vector: dict) -> None:
    found = post(client, address, vector["request"])

    assert found.status_code == 200
    assert only_asked(found.json(), vector["response"]) == vector["response"]


def test_a_refusal_says_where_and_what_to_do(client: Client) -> None:
    found = post(client, SIZE, {"applicant": "A", "enterprises": {"A": {"name": "A", "kind": "company"}}})

    assert found.status_code == 422
    assert found.json() == {
        "detail": [
            {
                "loc": ["body", "enterprises", "A", "accounts"],
                "msg": "Give at least one closed year, or an estimate for a new enterprise.",
            }
        ]
    }


@CALLS
def test_an_unknown_key_is_refused(client: Client, address: str, body: dict) -> None:
    found = post(client, address, body | {"colour": "red"})

    assert found.status_code == 422
    assert found.json() == {
        "detail": [{"loc": ["body", "colour"], "msg": "Remove “colour”: there is no such key here."}]
    }


@CALLS
@pytest.mark.parametrize("form", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])
def test_a_form_is_refused(client: Client, address: str, body: dict, form: str) -> None:
    found = client.post(address, b"--x--\r\n", content_type=form)

    assert found.status_code == 422
    assert found.json() == {"detail": [{"loc": ["body"], "msg": "Send one JSON document in UTF-8."}]}


@CALLS
def test_too_large_a_body_is_refused(client: Client, address: str, body: dict) -> None:
    found = post(client, address, body | {"colour": "x" * MOST_BYTES})

    assert (found.status_code, list(found.json())) == (413, ["detail"])


@CALLS
def test_who_asks_too_often_is_told_when_to_come_back(client: Client, address: str, body: dict) -> None:
    answers = [post(client, address, body).status_code for _turn in range(REQUESTS_PER_WINDOW)]
    found = post(client, address, body)

    assert answers == [200] * REQUESTS_PER_WINDOW
    assert found.status_code == 429
    assert 1 <= int(found.headers["Retry-After"]) <= 60
    assert post(client, address, body, REMOTE_ADDR="192.0.2.7").status_code == 200


@CALLS
def test_sentences_come_in_the_language_asked_for(client: Client, address: str, body: dict) -> None:
    amounts = {
        language: post(client, address, body, HTTP_ACCEPT_LANGUAGE=language).json()["reasons"][0]
        for language in ("en", "de", "fr")
    }

    assert [
        [
            mark in sentence.replace("\xa0", " ")  # typography differs from language to language
            for mark in ("000,000.00 ", "00,000.00 ", "000.000,00 ", "00.000,00 ", "00\u202f000,00 ")
        ]
        for sentence in amounts.values()
    ] == [
        [address == SIZE, True, False, False, False],
        [False, False, address == SIZE, True, False],
        [False, False, False, False, True],
    ]


@CALLS
def test_nothing_but_post_is_answered(client: Client, address: str, body: dict) -> None:
    assert client.get(address).status_code == 405


def test_both_stand_in_the_openapi_document(client: Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]

    for address in (SIZE, AID):
        operation = paths[address]["post"]
        assert set(operation["responses"]) == {"200", "413", "422", "429"}
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        assert schema["additionalProperties"] is False
