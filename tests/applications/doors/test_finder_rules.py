"""The rules of the finder over every combination of answers."""

from itertools import product

import pytest
from django.utils.translation import override

from applications.doors.rules import QUESTIONS, RULES, find, grid
from applications.doors.seeds import DOORS
from applications.seeds.modes import MODES

SLUGS = [row["slug"] for row in MODES]
STATES = [
    frozenset(slug for slug, is_open in zip(SLUGS, state, strict=True) if is_open)
    for state in product((True, False), repeat=len(SLUGS))
]


def test_nobody_falls_through() -> None:
    for answers, state in product(grid(), STATES):
        found = find(answers, open_modes=state)
        named = [(rule.mode, rule.door) for rule in (found.main, *found.others)]
        assert len(named) == len(set(named)), answers


def test_three_questions_are_enough() -> None:
    assert len(QUESTIONS) == 3
    assert len(list(grid())) == 5 * 4 * 3


def test_every_mode_and_every_door_can_be_reached() -> None:
    found = [find(answers, open_modes=state) for answers, state in product(grid(), STATES)]
    assert {hit.main.mode for hit in found} - {""} == set(SLUGS)
    reached = {rule.door for hit in found for rule in (hit.main, *hit.others)} - {""}
    assert reached == {row["slug"] for row in DOORS}


def test_every_rule_is_used_and_says_why() -> None:
    used = {
        id(rule)
        for answers, state in product(grid(), STATES)
        for rule in _all(find(answers, open_modes=state))
    }
    assert [rule for rule in RULES if id(rule) not in used] == []
    with override("en"):
        assert all(str(rule.why).endswith(".") for rule in RULES)
    assert all(bool(rule.mode) != bool(rule.door) for rule in RULES)


def _all(found):
    return (found.main, *found.others)


def test_rules_name_answers_that_exist() -> None:
    for rule in RULES:
        for question, options in rule.where.items():
            assert set(options) <= set(QUESTIONS[question][1].values)


@pytest.mark.parametrize(
    ("want", "amount", "before", "main"),
    [
        ("adapt", "small", "never", "playground"),
        ("adapt", "medium", "never", "playground"),
        ("train", "medium", "gpus", "fast-lane"),
        ("train", "large", "hpc", "large-scale"),
        ("run", "unknown", "hpc", "playground"),
        ("serve", "large", "hpc", "luxprovide-commercial"),
        ("explore", "unknown", "never", "fit-4-ai"),
    ],
)
def test_answers_lead_where_they_should(want: str, amount: str, before: str, main: str) -> None:
    found = find({"want": want, "amount": amount, "before": before}, open_modes=frozenset(SLUGS))
    assert (found.main.mode or found.main.door) == main


def test_a_paused_mode_names_what_is_open_today() -> None:
    answers = {"want": "train", "amount": "medium", "before": "hpc"}
    while_open = find(answers, open_modes=frozenset(SLUGS))
    while_paused = find(answers, open_modes=frozenset({"playground"}))
    assert "playground" not in {rule.mode for rule in while_open.others}
    assert {"playground", ""} == {rule.mode for rule in while_paused.others}
    assert "eurohpc" in {rule.door for rule in while_paused.others}
