"""What the open calculators share: the rate per address, the body limit and the shape of a refusal."""

import json
from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.test import RequestFactory, override_settings
from django.utils.translation import gettext_lazy as _

from portal.calculators import MOST_BYTES, REQUESTS_PER_WINDOW, answer, seconds_to_wait
from portal.core.reading import Reading

LOCAL_CACHE = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MINUTE = 1_795_510_800


@pytest.fixture(autouse=True)
def _own_cache():
    with override_settings(CACHES=LOCAL_CACHE):
        cache.clear()
        yield


def ask(body: bytes, calculate: Callable = lambda document: {"read": document}, **headers: str):
    request = RequestFactory().post("/", body, content_type="application/json", **headers)
    found = answer(request, calculate)
    return found.status_code, json.loads(found.content)


def refuse(document: object) -> dict:
    reading = Reading()
    reading.refuse(("rows", 2), _("Give a list in brackets here, [] for none."))
    reading.finish()
    return {}


def waits(count: int, *, now: int = MINUTE, **address: str) -> list[int]:
    return [seconds_to_wait(RequestFactory().post("/", **address), now=now) for _turn in range(count)]


def test_answers_what_was_calculated() -> None:
    assert ask(b'{"a": 1}') == (200, {"read": {"a": 1}})


def test_refusals_point_into_the_body() -> None:
    assert ask(b"{}", refuse) == (
        422,
        {"detail": [{"loc": ["body", "rows", 2], "msg": "Give a list in brackets here, [] for none."}]},
    )


UNREADABLE = [b"", b"{", b"\xff", b'{"a": NaN}', b'{"a": -Infinity}', b"1" * 5000, b"[" * 100_000]


@pytest.mark.parametrize("body", UNREADABLE, ids=lambda body: str(body[:8]))
def test_unreadable_bodies(body: bytes) -> None:
    assert ask(body) == (422, {"detail": [{"loc": ["body"], "msg": "Send one JSON document in UTF-8."}]})


def test_a_fault_in_the_calculation_is_not_the_callers() -> None:
    def broken(document: object) -> dict:
        raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        ask(b"{}", broken)


def test_largest_body() -> None:
    filler = b'"' + b"a" * (MOST_BYTES - 2) + b'"'

    assert ask(filler)[0] == 200
    assert ask(filler + b" ") == (413, {"detail": [{"loc": ["body"], "msg": "Send at most 256 KiB."}]})


def test_a_body_past_djangos_own_limit_is_refused_alike() -> None:
    assert ask(b"a" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))[0] == 413


def test_rate_per_address_and_window() -> None:
    assert waits(REQUESTS_PER_WINDOW + 1, now=MINUTE + 10) == [0] * REQUESTS_PER_WINDOW + [50]
    assert waits(1, now=MINUTE + 59, REMOTE_ADDR="192.0.2.1") == [0]
    assert waits(1, now=MINUTE + 59) == [1]
    assert waits(1, now=MINUTE + 60) == [0]


def test_one_ipv6_prefix_is_one_address() -> None:
    assert waits(REQUESTS_PER_WINDOW, REMOTE_ADDR="2001:db8::1") == [0] * REQUESTS_PER_WINDOW
    assert waits(1, REMOTE_ADDR="2001:db8:0:0:ffff::2") == [60]
    assert waits(1, REMOTE_ADDR="2001:db8:0:1::1") == [0]


def test_forwarded_addresses_count_only_behind_our_proxies() -> None:
    forged = {"HTTP_X_FORWARDED_FOR": "192.0.2.7", "REMOTE_ADDR": "198.51.100.1"}
    waits(REQUESTS_PER_WINDOW, REMOTE_ADDR="198.51.100.1")

    assert waits(1, **forged) == [60]
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1):
        assert waits(1, **forged) == [0]


def test_callers_without_an_address_share_one_rate() -> None:
    assert waits(REQUESTS_PER_WINDOW + 1, REMOTE_ADDR="")[-1] == 60


def test_too_many_requests_say_when_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.calculators.time.time", lambda: MINUTE + 48.9)
    waits(REQUESTS_PER_WINDOW, now=MINUTE + 1)

    found = answer(RequestFactory().post("/", b"{}", content_type="application/json"), lambda document: {})

    assert (found.status_code, found.headers["Retry-After"]) == (429, "12")
    assert json.loads(found.content) == {
        "detail": [{"loc": [], "msg": "You have asked very often. Try again in a minute."}]
    }


def test_a_form_that_was_read_before_is_no_json() -> None:
    request = RequestFactory().post("/", {"a": "1"})
    assert request.POST

    assert answer(request, lambda document: {"read": document}).status_code == 422


def test_a_cache_emptied_in_between_lets_the_request_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LocMemCache, "add", lambda *_key, **_options: True)

    assert waits(2) == [0, 0]
