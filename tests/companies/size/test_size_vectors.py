"""The published vectors of the size check, through the module."""

import json
from pathlib import Path

import pytest

from companies.size import judge, parse

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "sme-check.json").read_text())


def only_asked(answer, expected):
    """The answer, cut down to the keys that the vector names."""
    if isinstance(expected, dict):
        return {key: only_asked(answer[key], value) for key, value in expected.items()}
    if isinstance(expected, list):
        return [only_asked(*pair) for pair in zip(answer, expected, strict=True)]
    return answer


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_vector(vector):
    answer = json.loads(json.dumps(judge(parse(vector["request"])).as_dict()))
    assert only_asked(answer, vector["response"]) == vector["response"]


def test_every_vector_is_there():
    assert [vector["name"].split()[0] for vector in VECTORS] == [
        *(f"S{number}" for number in range(1, 18)),
        *(f"Y{number}" for number in range(1, 4)),
    ]


def test_the_answer_has_every_key_of_the_contract():
    answer = judge(parse(VECTORS[4]["request"])).as_dict()
    assert answer.keys() >= {"category", "is_sme", "periods", "contributions", "reasons", "rules"}
    assert answer["rules"] == "2003/361/EC"
    assert answer["rules_version"].startswith("2003/361/EC")
    assert answer["contributions"][0] == {
        "enterprise": "B",
        "name": "B",
        "relation": "partner",
        "weight": "25",
        "why": "25 % of A is held by B: B is a partner and counts at 25 %.",
        "adds": {"headcount": "50.00", "turnover": "10000000.00", "balance_sheet": "7500000.00"},
    }
