"""What must hold for every group there can be, and a second, slower reading of the rules to compare with."""

import time
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from companies.size import judge
from companies.size.model import Account, Category, Enterprise, Figures, Group, Holding, Kind
from companies.size.thresholds import CEILINGS, category_of
from tests.companies.size.second_reading import (
    ORDER,
    enterprises,
    expected_weights,
    groups,
    linked_sets,
    weights_of,
)


@settings(max_examples=400, deadline=None)
@given(groups())
def test_the_two_readings_of_the_rules_agree(group):
    result = judge(group)
    expected = expected_weights(group)
    own = {key for key, weight in expected.items() if key == "A" or result_relation(result, key) == "linked"}
    angels = {key for key in group.enterprises if group.enterprises[key].is_person}
    assert {k: w for k, w in weights_of(result, group).items() if k not in angels} == {
        k: w for k, w in expected.items() if k not in angels
    }
    for period in result.periods:
        total = sum(
            weight / 100 * accounts_of(group, key, period.year).headcount for key, weight in expected.items()
        )
        assert abs(period.figures.headcount - total) <= Decimal("0.005")
    assert own == next(members for members in linked_sets(group) if "A" in members) | (own & angels)


def result_relation(result, key):
    return next(str(row.relation) for row in result.contributions if row.enterprise == key)


def accounts_of(group, key, year):
    return next((a.figures for a in group.enterprises[key].accounts if a.year == year), Figures())


@settings(max_examples=300, deadline=None)
@given(groups(), st.randoms())
def test_the_order_of_rows_never_matters(group, random):
    holdings, keys = list(group.holdings), list(group.enterprises)
    random.shuffle(holdings)
    random.shuffle(keys)
    shuffled = replace(
        group, holdings=tuple(holdings), enterprises={key: group.enterprises[key] for key in keys}
    )
    assert judge(shuffled).as_dict() == judge(group).as_dict()


@settings(max_examples=300, deadline=None)
@given(groups(most=5), enterprises("Z"), st.sampled_from(["up", "down"]), st.sampled_from("ABCDE"))
def test_one_more_linked_enterprise_never_makes_a_company_smaller(group, added, direction, near):
    near = near if near in group.enterprises and not group.enterprises[near].is_person else "A"
    if added.is_person:
        direction = "up"
    ends = ("Z", near) if direction == "up" else (near, "Z")
    link = Holding(holder=ends[0], held=ends[1], capital=Decimal(60), votes=Decimal(60))
    larger = replace(group, enterprises=group.enterprises | {"Z": added}, holdings=(*group.holdings, link))
    assert ORDER.index(judge(larger).category) >= ORDER.index(judge(group).category)


@settings(max_examples=200, deadline=None)
@given(groups(), st.integers(2, 1000))
def test_figures_scale(group, factor):
    """Figures in whole units, so that nothing is lost in rounding before they are scaled."""

    def scaled(by):
        return replace(
            group,
            enterprises={
                key: replace(enterprise, accounts=tuple(scaled_account(a, by) for a in enterprise.accounts))
                for key, enterprise in group.enterprises.items()
            },
        )

    once, many = judge(scaled(100)), judge(scaled(100 * factor))
    for one, other in zip(once.periods, many.periods, strict=True):
        assert abs(one.figures.headcount * factor - other.figures.headcount) <= factor
    assert [row.weight for row in once.contributions] == [row.weight for row in many.contributions]


def scaled_account(account, by):
    figures = account.figures
    return replace(
        account,
        figures=Figures(
            headcount=figures.headcount * by,
            turnover=figures.turnover * by,
            balance_sheet=figures.balance_sheet * by,
        ),
    )


@settings(max_examples=200, deadline=None)
@given(groups())
def test_judging_twice_changes_nothing(group):
    assert judge(group) == judge(group)


@settings(max_examples=200, deadline=None)
@given(groups())
def test_a_result_in_force_stays_in_force(group):
    """The status found by the last year alone holds when the same figures come again under the two-year rule."""
    result = judge(group)
    assert judge(replace(group, previous_category=result.category)).periods[-1].category is result.category


@given(
    st.builds(
        Figures,
        headcount=st.decimals(0, 1000, places=2),
        turnover=st.decimals(0, 10**8, places=2),
        balance_sheet=st.decimals(0, 10**8, places=2),
    )
)
def test_categories_are_nested(figures):
    holding = [ceiling.holds(figures) for ceiling in CEILINGS.values()]
    assert holding == sorted(holding)
    assert category_of(figures) is [*CEILINGS, Category.NOT_SME][holding.count(False)]


def test_two_hundred_enterprises_are_judged_at_once():
    """A chain of control with cross-holdings: the worst that a drawing of 200 boxes holds."""
    keys = [f"E{number:03d}" for number in range(200)]
    account = Account(
        year=2025, figures=Figures(headcount=Decimal(1), turnover=Decimal(1), balance_sheet=Decimal(1))
    )
    everyone = {key: Enterprise(id=key, name=key, kind=Kind.COMPANY, accounts=(account,)) for key in keys}
    share = Decimal(30)
    holdings = [Holding(holder=keys[0], held=keys[1], capital=Decimal(60), votes=Decimal(60))]
    for index in range(2, 200):
        for back in (1, 2):
            holdings.append(Holding(holder=keys[index - back], held=keys[index], capital=share, votes=share))
    group = Group(applicant=keys[0], enterprises=everyone, holdings=tuple(holdings))
    best = min(cpu_of(group) for _ in range(5))
    assert judge(group).periods[-1].figures.headcount == 200
    assert best < 0.02


def cpu_of(group):
    start = time.process_time()
    judge(group)
    return time.process_time() - start
