"""No answer is taken that could not be read again: every kind of question, random editions, whatever is typed."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.questionnaires.answering import put
from applications.questionnaires.kinds import IN_TABLES, Kind
from applications.questionnaires.rows import Question
from applications.questionnaires.wording import words
from portal.core.hashing import canonical_json, digest, plain
from tests.applications.questionnaires.building import edition, form, question

NOT_FILES = [kind for kind in Kind if kind != Kind.FILE]  # files are stored: see test_form_files.py
NASTY = [
    "",
    " ",
    "0",
    "-1",
    "1.500",
    "1,5",
    "1e9",
    "NaN",
    "Infinity",
    "½",
    "٣",
    "2026-11-25",
    "31.02.2027",
    "a\u202eb",
]
TYPED = st.one_of(
    st.sampled_from(
        [*NASTY, "yes", "no", "unsure", "one", "two", "2", "20000", "ada@example.lu", "+352 621 123 456"]
    ),
    st.dates(min_value=date(1900, 1, 1)).map(date.isoformat),
    st.decimals(allow_nan=False, allow_infinity=False).map(str),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60),
)
OPTIONS: dict[str, Any] = {
    Kind.SHORT: st.fixed_dictionaries({}, optional={"limit": st.integers(1, 500)}),
    Kind.LONG: st.fixed_dictionaries({}, optional={"limit": st.integers(1, 50), "in_words": st.booleans()}),
    Kind.NUMBER: st.fixed_dictionaries(
        {}, optional={"maximum": st.integers(0, 10**12 - 1), "decimals": st.integers(0, 4)}
    ),
    Kind.MONEY: st.fixed_dictionaries({}, optional={"maximum": st.integers(0, 10**12 - 1)}),
    Kind.DATE: st.fixed_dictionaries(
        {}, optional={"past": st.booleans(), "days_ahead": st.integers(0, 3660)}
    ),
    Kind.CHOICE: st.fixed_dictionaries({}, optional={"blocks": st.just(["two"])}),
    Kind.CHOICES: st.fixed_dictionaries({}, optional={"alone": st.just(["two"])}),
    Kind.UNSURE: st.fixed_dictionaries({}, optional={"blocks": st.just(["yes"])}),
    Kind.TABLE: st.fixed_dictionaries({}, optional={"rows": st.integers(1, 5)}),
}
CONDITIONS = st.sampled_from(
    [
        {},
        {"question": "q0", "is": ["yes", "one"]},
        {"question": "q0", "at_least": 3},
        {"all": [{"question": "q0", "is": ["no"]}]},
    ]
)


@st.composite
def questions(draw: Any) -> list[Question]:
    kinds = draw(st.lists(st.sampled_from(NOT_FILES), min_size=1, max_size=5))
    return [
        question(
            f"q{number}",
            kind,
            options=draw(OPTIONS.get(kind, st.just({}))),
            condition=draw(CONDITIONS) if number else {},
            choices=("one", "two", "unsure") if kind in (Kind.CHOICE, Kind.CHOICES) else (),
            columns=tuple((cell.value, cell.value) for cell in IN_TABLES) if kind == Kind.TABLE else (),
            missing=draw(st.sampled_from(["", "Say it."])),
        )
        for number, kind in enumerate(kinds)
    ]


def typed(draw: Any, asked: list[Question]) -> QueryDict:
    """What a browser sends: every control of the page with something in it."""
    pairs = []
    for each in asked:
        if each.kind == Kind.TABLE:
            cells = [f"{each.key}-{row}-{column.key}" for row in range(3) for column in each.columns]
            pairs += [(cell, draw(TYPED)) for cell in cells]
        elif each.kind == Kind.CHOICES:
            pairs += [(each.key, value) for value in draw(st.lists(TYPED, max_size=3))]
        else:
            pairs.append((each.key, draw(TYPED)))
    return QueryDict(urlencode(pairs))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_what_is_taken_can_be_read_for_ever(data: st.DataObject) -> None:
    asked = data.draw(questions())
    made = edition(*asked)
    page = form(made, typed(data.draw, asked))
    page.is_valid()
    stored = page.stored()
    assert plain(stored) == stored, "only what JSON keeps"
    assert len(digest(stored)) == 64
    for each in asked:
        for language in ("en", "fr", "de", "lb"):
            with translation.override(language):
                said = str(words(each, stored.get(each.key)))
                assert bool(said) == (each.key in stored)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_what_was_stored_is_taken_again_as_it_is(data: st.DataObject) -> None:
    """Also once it has been through the page of somebody who takes a colleague's answer."""
    asked = data.draw(questions())
    made = edition(*asked)
    page = form(made, typed(data.draw, asked))
    page.is_valid()
    stored = page.stored()
    again = form(made, dict(stored))
    again.is_valid()
    assert canonical_json(again.stored()) == canonical_json(stored)
    taken = QueryDict(mutable=True)
    for each in asked:
        put(taken, each, stored.get(each.key))
    third = form(made, taken)
    third.is_valid()
    assert canonical_json(third.stored()) == canonical_json(stored)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    "value", ["gone", 7, ["gone", 3], {"file": "x"}, [{"old": "1"}], True, "2026-13-45", "NaN"]
)
def test_an_answer_that_no_longer_fits_is_shown_as_it_was_stored(kind: str, value: Any) -> None:
    choices = ("one",) if kind in (Kind.CHOICE, Kind.CHOICES) else ()
    columns = (("part", "short"),) if kind == Kind.TABLE else ()
    assert isinstance(str(words(question("q", kind, choices=choices, columns=columns), value)), str)
