"""Reading a request strictly, and saying everything that is wrong with it."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import gettext_lazy, override

from portal.core.reading import Problem, Reading, RequestRefused
from portal.core.sentences import Amount, Sentence

HERE = ("body", "x")


def refused(read):
    """The sentence noted while reading, or None."""
    reading = Reading()
    read(reading)
    return [str(problem.sentence) for problem in reading.problems.values()]


@pytest.mark.parametrize("text", ["0", "1250.50", "007", "999999999999999.999999"])
def test_decimals(text):
    reading = Reading()
    assert reading.decimal(text, HERE) == Decimal(text)
    reading.finish()


@pytest.mark.parametrize(
    "value",
    [1, 1.5, True, None, "", " 1", "1 ", "1,5", "1e5", "NaN", "+1", ".5", "5.", "1" * 16, "0.0000001", "١"],
)
def test_what_is_no_decimal(value):
    assert refused(lambda reading: reading.decimal(value, HERE)) == [
        'Give a number as text, such as "1250.50", with a point and no blanks.'
    ]


def test_bounds_of_a_decimal():
    assert refused(lambda reading: reading.decimal("-0.01", HERE)) == ["Give a number of 0 or more."]
    assert refused(lambda reading: reading.decimal("100", HERE, most=Decimal(100))) == []
    assert refused(lambda reading: reading.decimal("100.01", HERE, most=Decimal(100))) == [
        "Give a number of at most 100."
    ]


@pytest.mark.parametrize(
    "value",
    [
        "2026-02-29",
        "2026-13-01",
        "24.11.2026",
        "20261124",
        "2026-W01-1",
        None,
        2026,
        "0001-01-01",
        "1899-12-31",
        "2201-01-01",
        "9999-12-31",
    ],
)
def test_what_is_no_day(value):
    assert len(refused(lambda reading: reading.day(value, HERE))) == 1


def test_a_day():
    assert Reading().day("2028-02-29", HERE) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("value", "fine"),
    [(1, True), (5, True), (0, False), (6, False), (True, False), ("3", False), (3.0, False)],
)
def test_whole_numbers(value, fine):
    assert (refused(lambda reading: reading.integer(value, HERE, least=1, most=5)) == []) is fine


def test_keys():
    reading = Reading()
    found = reading.mapping({"a": 1, "z": 2}, HERE, required=("a", "b"), optional=("c",))
    assert found == {"a": 1, "b": None, "z": 2}
    assert {problem.place: str(problem.sentence) for problem in reading.problems.values()} == {
        ("body", "x", "z"): "Remove “z”: there is no such key here.",
        ("body", "x", "b"): "Add “b”: it is needed here.",
    }


def test_a_place_is_complained_about_once():
    reading = Reading()
    row = reading.mapping({}, HERE, required=("n",))
    reading.decimal(row["n"], (*HERE, "n"))
    assert [str(problem.sentence) for problem in reading.problems.values()] == ["Add “n”: it is needed here."]


def test_nothing_wrong_is_no_refusal():
    Reading().finish()


def test_the_refusal_lists_places_and_sentences():
    problems = [Problem((*HERE, index), Sentence("Take %(n)s away.", {"n": index})) for index in range(60)]
    error = RequestRefused(problems)
    assert error.detail()[:1] == [{"loc": ["body", "x", 0], "msg": "Take 0 away."}]
    assert len(error.detail()) == 50
    assert str(error).startswith("body.x.0: Take 0 away.; body.x.1:")


def test_a_sentence_is_put_into_words_when_it_is_read():
    sentence = Sentence(
        gettext_lazy("%(part)s %% of EUR %(sum)s"), {"part": 25, "sum": Amount(Decimal("1234.5"))}
    )
    with override("de"):
        assert str(sentence) == "25 % of EUR 1.234,50"
    with override("fr"):
        assert str(sentence) == "25 % of EUR 1\u202f234,50"
    with override(None):
        assert str(sentence) == "25 % of EUR 1,234.50"


def test_a_sentence_without_values_has_its_percent_signs_too():
    assert str(Sentence("half is 50 %%.")) == "half is 50 %."
