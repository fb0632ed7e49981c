"""Years: the two-year rule, estimates, changes of ownership, and accounts that stand in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companies.size.history import status_by_year
from companies.size.model import Account, Category
from tests.companies.size.groups import (
    MEDIUM,
    MICRO,
    NOT_SME,
    SMALL,
    company,
    figures,
    holds,
    judged,
    last_figures,
    years,
)

CATEGORIES = st.sampled_from(list(Category))
SIZES = {MICRO: (5, 1, 1), SMALL: (30, 5, 5), MEDIUM: (120, 30, 30), NOT_SME: (300, 60, 60)}


def statuses(previous, *raw, start=2021):
    return status_by_year(enumerate(raw, start), previous=previous)


@pytest.mark.parametrize(
    ("previous", "raw", "expected"),
    [
        (SMALL, (SMALL, MEDIUM, SMALL, MEDIUM, MEDIUM), (SMALL, SMALL, SMALL, SMALL, MEDIUM)),
        (MEDIUM, (NOT_SME, NOT_SME), (MEDIUM, NOT_SME)),
        (SMALL, (MEDIUM, NOT_SME), (SMALL, MEDIUM)),
        (SMALL, (NOT_SME, MEDIUM), (SMALL, MEDIUM)),
        (SMALL, (MEDIUM, NOT_SME, NOT_SME), (SMALL, MEDIUM, NOT_SME)),
        (MEDIUM, (MICRO, SMALL), (MEDIUM, SMALL)),
        (MEDIUM, (MICRO, MICRO), (MEDIUM, MICRO)),
        (SMALL, (MEDIUM, MICRO), (SMALL, SMALL)),
        (SMALL, (MEDIUM, MICRO, MICRO), (SMALL, SMALL, MICRO)),
        (NOT_SME, (MICRO,), (NOT_SME,)),
        (NOT_SME, (MEDIUM, MEDIUM), (NOT_SME, MEDIUM)),
        (None, (SMALL, MEDIUM, MICRO), (SMALL, MEDIUM, MICRO)),
    ],
)
def test_two_years(previous, raw, expected):
    assert tuple(statuses(previous, *raw)) == expected


def test_a_missing_year_breaks_the_run():
    assert status_by_year([(2021, MEDIUM), (2023, MEDIUM)], previous=SMALL) == [SMALL, SMALL]
    assert status_by_year([(2021, MEDIUM), (2022, MEDIUM)], previous=SMALL) == [SMALL, MEDIUM]


@given(previous=CATEGORIES, raw=st.lists(CATEGORIES, min_size=1, max_size=8))
def test_one_year_alone_never_changes_a_status(previous, raw):
    status = previous
    for index, now in enumerate(statuses(previous, *raw)):
        if now is not status:
            assert index > 0
            places = [list(Category).index(c) for c in (status, now, raw[index - 1], raw[index])]
            assert min(places[2:]) > places[0] or max(places[2:]) < places[0]
            assert now in (raw[index - 1], raw[index])
        status = now


@given(previous=CATEGORIES, same=CATEGORIES)
def test_two_equal_years_settle_it(previous, same):
    assert statuses(previous, same, same)[-1] is same


@given(
    previous=CATEGORIES,
    raw=st.lists(CATEGORIES, min_size=1, max_size=5),
    more=st.lists(CATEGORIES, max_size=3),
)
def test_later_years_never_rewrite_earlier_ones(previous, raw, more):
    assert statuses(previous, *raw, *more)[: len(raw)] == statuses(previous, *raw)


def applicant(*raw, start=2024):
    return years("A", *((start + index, *SIZES[category]) for index, category in enumerate(raw)))


def test_each_period_shows_its_own_size_and_the_status_after_it():
    result = judged([applicant(MEDIUM, MEDIUM)], previous_category=SMALL)
    assert [(p.year, p.category, p.status) for p in result.periods] == [
        (2024, MEDIUM, SMALL),
        (2025, MEDIUM, MEDIUM),
    ]
    assert result.category is MEDIUM


def test_a_change_of_ownership_counts_at_once():
    everyone = [applicant(SMALL, SMALL), years("P", (2024, 500, 90, 90), (2025, 500, 90, 90))]
    waiting = judged([applicant(SMALL, MEDIUM)], previous_category=SMALL)
    taken_over = judged([applicant(SMALL, MEDIUM)], previous_category=SMALL, ownership_changed=True)
    assert (waiting.category, taken_over.category) == (SMALL, MEDIUM)
    assert (
        judged(everyone, holds("P", "A", 60), previous_category=SMALL, ownership_changed=True).category
        is NOT_SME
    )
    assert (
        str(taken_over.reasons[1]) == "Ownership has changed, so the last closed year, 2025, decides at once."
    )


def test_an_estimate_decides_for_a_new_enterprise():
    new = company("A", accounts=(Account(year=2026, figures=figures(30, 5, 5), estimate=True),))
    result = judged([new], previous_category=MICRO)
    assert (result.category, result.periods[0].estimate) == (SMALL, True)
    assert [str(reason) for reason in result.reasons[1:]] == [
        "No year has been closed yet, so the estimate for 2026 decides.",
        "The figures of A are an estimate made in good faith; replace them with the first closed year.",
    ]


def test_an_estimate_beside_a_closed_year_is_left_aside():
    """A request with both is refused; a register may hold both for a while."""
    closed = Account(year=2025, figures=figures(30, 5, 5))
    estimate = Account(year=2026, figures=figures(120, 30, 30), estimate=True)
    result = judged([company("A", accounts=(estimate, closed))], previous_category=MICRO)
    assert [(period.year, period.status) for period in result.periods] == [(2025, MICRO)]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([(2024, 7), (2025, 8)], 8),
        ([(2023, 7)], 7),
        ([(2022, 6), (2023, 7)], 7),
        ([(2023, 7), (2026, 9)], 7),
        ([(2026, 9), (2027, 10)], 10),
    ],
)
def test_accounts_that_stand_in_for_a_missing_year(known, expected):
    other = years("B", *((year, posts, 0, 0) for year, posts in known))
    result = judged([company("A", 10, year=2025), other], holds("A", "B", 100))
    assert last_figures(result)[0] == 10 + expected


def test_accounts_standing_in_are_named():
    result = judged([company("A", year=2025), company("B", year=2023)], holds("A", "B", 100))
    assert str(result.reasons[-1]) == "B has no accounts for 2025; those of 2023 stand in."


def test_missing_accounts_count_as_zero_and_are_named():
    result = judged([company("A", 9), company("B", accounts=())], holds("A", "B", 100))
    assert last_figures(result)[0] == 9
    assert str(result.reasons[-1]) == "B has given no accounts and counts as zero. Add its last closed year."


def test_missing_accounts_of_those_who_do_not_count_are_not_asked_for():
    result = judged([company("A", 9), company("B", accounts=())], holds("B", "A", 10))
    assert len(result.reasons) == 2


@pytest.mark.parametrize(
    ("posts", "turnover", "balance", "named"),
    [
        (420, 95, 120, True),
        (749, 150, 500, True),
        (749, 500, 129, True),
        (750, 1, 1, False),
        (300, 151, 130, False),
    ],
)
def test_small_mid_caps_are_named(posts, turnover, balance, named):
    result = judged([company("A", posts, turnover, balance)])
    assert (result.category, result.small_mid_cap) == (NOT_SME, named)
    assert any("2025/1099" in str(reason) for reason in result.reasons) is named


def test_an_sme_is_no_small_mid_cap():
    assert judged([company("A", 30, 5, 5)]).small_mid_cap is False


@pytest.mark.parametrize(
    ("posts", "turnover", "balance", "category"),
    [
        ("9.99", 2, 2, MICRO),
        ("9.994", 2, 2, MICRO),
        ("9.995", 2, 2, SMALL),
        (10, 2, 2, SMALL),
        (9, "2.00000001", "2.00000001", SMALL),
        (9, "2.00000001", 2, MICRO),
        ("49.99", 10, 99, SMALL),
        (50, 10, 10, MEDIUM),
        (49, "10.01", "10.01", MEDIUM),
        ("249.99", 50, 99, MEDIUM),
        (249, 99, 43, MEDIUM),
        (249, "50.01", "43.01", NOT_SME),
        (250, 1, 1, NOT_SME),
        (0, 0, 0, MICRO),
    ],
)
def test_the_ceilings(posts, turnover, balance, category):
    assert judged([company("A", posts, turnover, balance)]).category is category
