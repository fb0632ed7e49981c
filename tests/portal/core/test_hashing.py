"""Canonical JSON, digests and chains."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

import pytest
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from portal.core.hashing import canonical_json, chain_digest, digest, plain

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.datetimes(timezones=st.just(UTC))
    | st.uuids()
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12
)


def test_canonical_text():
    value = {
        "b": [Decimal("12.50"), None, True],
        "a": date(2026, 11, 24),
        "é": UUID(int=1),
        "at": datetime(2026, 11, 24, 10, 0, tzinfo=timezone(timedelta(hours=1))),
        "word": gettext_lazy("Draft"),
    }
    assert canonical_json(value) == (
        '{"a":"2026-11-24","at":"2026-11-24T09:00:00+00:00","b":["12.50",null,true],"word":"Draft",'
        '"\\u00e9":"00000000-0000-0000-0000-000000000001"}'
    )


def test_digest_is_sha256_of_the_canonical_text():
    assert digest({"a": 1}) == sha256(b'{"a":1}').hexdigest()


@given(st.dictionaries(st.text(), VALUES), st.randoms())
def test_order_of_keys_does_not_matter(value, random):
    items = list(value.items())
    random.shuffle(items)
    assert digest(dict(items)) == digest(value)


@given(VALUES)
def test_what_is_stored_has_the_same_digest(value):
    stored = json.loads(json.dumps(plain(value)))
    assert digest(stored) == digest(value)


@given(VALUES, VALUES)
def test_different_stored_values_differ(one, other):
    assert (digest(one) == digest(other)) == (canonical_json(one) == canonical_json(other))


def test_true_is_not_one():
    assert digest([True]) != digest([1])


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        {1: "a"},
        {True: "a"},
        {1, 2},
        object(),
        b"bytes",
        Decimal("NaN"),
        Decimal("Infinity"),
        datetime(2026, 1, 1),  # noqa: DTZ001
    ],
)
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(TypeError):
        digest(value)


def test_a_chain_covers_every_link_before():
    first = chain_digest("", {"n": 1})
    second = chain_digest(first, {"n": 2})
    assert chain_digest("", {"n": 1}) == first
    assert chain_digest(chain_digest("", {"n": 0}), {"n": 2}) != second
    assert chain_digest(first, {"n": 3}) != second
    assert len({first, second}) == 2


def test_a_chain_is_not_confused_by_where_a_payload_begins():
    assert chain_digest("", 1) != digest(1)


@pytest.mark.parametrize("previous", ["0", "A" * 64, "0" * 63, "0" * 65, "0" * 64 + "\n"])
def test_a_previous_link_must_be_a_digest(previous):
    with pytest.raises(ValueError, match="no digest"):
        chain_digest(previous, {})
