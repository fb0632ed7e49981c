"""When a question is asked: only if another was answered so, and never because of an answer that was not asked for."""

import pytest
from django.http import QueryDict

from applications.questionnaires.conditions import holds, problem, reduced
from tests.applications.questionnaires.building import MODE, edition, form, question

YES = {"question": "a", "is": ["yes", "unsure"]}


@pytest.mark.parametrize(
    "condition",
    [
        None,
        {},
        YES,
        {"question": "hours", "at_least": 30000},
        {"question": "hours", "at_least": "0.5"},
        {"any": [YES, {"all": [YES]}]},
    ],
)
def test_a_sound_condition_is_taken(condition) -> None:
    assert problem(condition) == ""


@pytest.mark.parametrize(
    "condition",
    [
        [],
        "a",
        {"question": "a"},
        {"question": "a", "is": []},
        {"question": "a", "is": "yes"},
        {"question": 1, "is": ["yes"]},
        {"question": "a", "is": ["yes"], "at_least": 1},
        {"question": "a", "at_least": 1.5},
        {"question": "a", "at_least": True},
        {"question": "a", "at_least": "many"},
        {"any": []},
        {"any": [{}]},
        {"any": YES},
        {"not": YES},
        {"any": [{"any": [{"any": [{"any": [YES]}]}]}]},
    ],
)
def test_an_unsound_condition_gets_a_sentence(condition) -> None:
    assert problem(condition)


def test_unsure_asks_further_like_yes() -> None:
    assert [holds(YES, {"a": value}.get) for value in ("yes", "unsure", "no", "", None)] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_several_answers_meet_where_one_does() -> None:
    assert holds({"question": "a", "is": ["one"]}, {"a": ["two", "one"]}.get)
    assert not holds({"question": "a", "is": ["one"]}, {"a": ["two"]}.get)


def test_a_number_is_compared_and_nonsense_is_no_number() -> None:
    condition = {"question": "a", "at_least": 30900}
    assert [holds(condition, {"a": value}.get) for value in ("30900", "30899.9", "NaN", "many")] == [
        True,
        False,
        False,
        False,
    ]


def test_what_other_pages_decide_is_decided() -> None:
    def here(key: str) -> bool:
        return key == "here"

    watched = {"question": "here", "is": ["yes"]}
    there = {"question": "there", "is": ["yes"]}
    answers = {"there": "yes"}.get
    assert reduced({}, here=here, answer=answers) is True
    assert reduced(there, here=here, answer=answers) is True
    assert reduced(there, here=here, answer={}.get) is False
    assert reduced({"all": [there, watched]}, here=here, answer=answers) == {"all": [watched]}
    assert reduced({"all": [there, watched]}, here=here, answer={}.get) is False
    assert reduced({"any": [there, watched]}, here=here, answer=answers) is True
    assert reduced({"any": [there, watched]}, here=here, answer={}.get) == {"any": [watched]}


CHAIN = edition(
    question("a", "unsure"),
    question("b", "unsure", condition=YES),
    question("c", condition={"question": "b", "is": ["yes"]}),
    question("d", section="two", condition={"question": "c", "is": ["x"]}),
)


def test_a_question_that_is_not_asked_counts_as_not_answered() -> None:
    answers = {"one": {"a": "no", "b": "yes", "c": "kept"}}
    assert CHAIN.asked(answers, mode=MODE) == {"a"}
    assert CHAIN.cleared(answers, mode=MODE) == {"one": {"a": "no"}, "two": {}}


def test_missing_or_wrong_does_not_matter_where_it_is_not_asked() -> None:
    page = form(CHAIN, QueryDict("a=no&b=nonsense&c="))
    assert page.is_valid()
    assert page.stored() == {"a": "no"}


def test_missing_matters_where_it_is_asked() -> None:
    page = form(CHAIN, QueryDict("a=unsure&b=yes&c="))
    assert dict(page.errors) == {"c": ["Say it."]}


def test_what_was_typed_stays_stored_though_it_is_not_asked() -> None:
    """So that a wrong click costs nobody a text; it is never submitted: see `cleared`."""
    page = form(CHAIN, QueryDict("a=no&b=yes&c=Typed"))
    assert page.is_valid()
    assert page.stored() == {"a": "no", "b": "yes", "c": "Typed"}


def test_a_page_does_not_ask_what_another_page_rules_out() -> None:
    assert list(form(CHAIN, QueryDict(""), section="two").fields) == []
    answers = {"one": {"a": "yes", "b": "yes", "c": "x"}}
    assert list(form(CHAIN, QueryDict(""), section="two", answers=answers).fields) == ["d"]
    assert form(CHAIN, QueryDict("")).watched == {"b": YES, "c": {"question": "b", "is": ["yes"]}}
