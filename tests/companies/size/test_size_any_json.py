"""Whatever arrives is judged or refused with sentences: no other ending, and no long wait."""

import copy
import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from companies import aid, size
from portal.core.reading import RequestRefused

FOLDER = Path(__file__).parents[2] / "vectors"
SIZES, AIDS = (
    [vector["request"] for vector in json.loads((FOLDER / f"{name}.json").read_text())]
    for name in ("sme-check", "de-minimis-check")
)
NEAR = st.sampled_from(
    ["A", "B", "N", "", "0", "-1", "1e9", "60", "100", "1000", "2025-02-29", "2100-12-31", "LU", "\ud800"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | NEAR | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NEAR, inner, max_size=3),
    max_leaves=6,
)


def places(value, way=()):
    """Every place inside a document."""
    yield way
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*way, key))


@st.composite
def damaged(draw, requests):
    """A good request in which one to three places were overwritten."""
    document = {"body": copy.deepcopy(draw(st.sampled_from(requests)))}
    for _turn in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from([place for place in places(document) if place]))
        inside = document
        for step in way:
            inside = inside[step]
        inside[last] = draw(JSON)
    return document["body"]


def sentences_or_answer(calculate, request):
    """The sentences of a refusal, else the answer as JSON."""
    try:
        return json.dumps(calculate(request))
    except RequestRefused as refused:
        return [row["msg"] for row in refused.detail()]


def is_fine(ending):
    return isinstance(ending, str) or (ending != [] and all(sentence.endswith(".") for sentence in ending))


@settings(max_examples=300, deadline=2000)
@given(damaged(SIZES))
def test_any_request_for_a_size(request_):
    assert is_fine(sentences_or_answer(lambda document: size.judge(size.parse(document)).as_dict(), request_))


@settings(max_examples=300, deadline=2000)
@given(damaged(AIDS))
def test_any_request_for_aid(request_):
    assert is_fine(sentences_or_answer(lambda document: aid.check(aid.parse(document)).as_dict(), request_))
