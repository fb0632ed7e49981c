"""Linked enterprises: control by votes, by agreement, jointly, and through persons."""

from decimal import Decimal

import pytest

from companies.size.model import Kind
from tests.companies.size.groups import (
    MEDIUM,
    MICRO,
    NOT_SME,
    SMALL,
    company,
    counted,
    holds,
    judged,
    last_figures,
    person,
)


def test_links_are_followed_up_down_and_sideways():
    everyone = [company(key, 10) for key in "APSGT"]
    result = judged(
        everyone, holds("P", "A", 60), holds("P", "S", 70), holds("G", "P", 51), holds("S", "T", 100)
    )
    assert counted(result) == dict.fromkeys("PSGT", ("linked", "100"))
    assert last_figures(result)[0] == 50


def test_half_the_votes_is_no_majority():
    result = judged([company("A", 10), company("P", 100)], holds("P", "A", 50))
    assert counted(result) == {"P": ("partner", "50")}
    assert counted(judged([company("A"), company("P")], holds("P", "A", "50.01"))) == {"P": ("linked", "100")}


def test_votes_decide_on_control_not_capital():
    result = judged([company("A", 10), company("P", 100)], holds("P", "A", 80, 40))
    assert counted(result) == {"P": ("partner", "80")}
    assert counted(judged([company("A"), company("P")], holds("P", "A", 10, 60))) == {"P": ("linked", "100")}


def test_control_by_agreement_needs_no_votes():
    result = judged([company("A"), company("P")], holds("P", "A", 0, controls=True))
    assert counted(result) == {"P": ("linked", "100")}
    assert str(result.contributions[0].why) == "P controls A by agreement, statutes or appointments."


def test_linked_holders_are_added_up():
    everyone = [company(key, 10) for key in "ABD"]
    assert counted(judged(everyone, holds("B", "A", 30), holds("D", "A", 25))) == {
        "B": ("partner", "30"),
        "D": ("partner", "25"),
    }
    result = judged(everyone, holds("B", "A", 30), holds("D", "A", 25), holds("B", "D", 55))
    assert counted(result) == dict.fromkeys("BD", ("linked", "100"))


def test_a_majority_may_grow_out_of_joining():
    """C controls X only together with A, which it controls only together with B."""
    everyone = [company(key, 10) for key in "ABCX"]
    holdings = [
        holds("C", "B", 51),
        holds("B", "A", 30),
        holds("C", "A", 21),
        holds("A", "X", 26),
        holds("C", "X", 25),
    ]
    assert counted(judged(everyone, *holdings)) == dict.fromkeys("BCX", ("linked", "100"))


def test_a_person_links_enterprises_without_adding_anything():
    result = judged(
        [company("A", 30, 5, 5), company("B", 30, 5, 5), person("N")],
        holds("N", "A", 60),
        holds("N", "B", 51),
    )
    assert counted(result) == {"B": ("linked", "100"), "N": ("linked", "100")}
    assert last_figures(result) == (60, 10, 10)
    assert str(result.contributions[0].why) == (
        "N controls both A and B, in the same market or in markets not named."
    )


@pytest.mark.parametrize(
    ("mine", "theirs", "relation"),
    [
        ({"software"}, {"software"}, "linked"),
        ({"software"}, {"Software", "hosting"}, "linked"),
        ({"software"}, {"bakery"}, "excluded"),
        ({"software"}, set(), "linked"),
        (set(), {"bakery"}, "linked"),
    ],
)
def test_a_person_links_only_what_shares_a_market(mine, theirs, relation):
    result = judged(
        [company("A", markets=frozenset(mine)), company("B", markets=frozenset(theirs)), person("N")],
        holds("N", "A", 60),
        holds("N", "B", 60),
    )
    assert counted(result)["B"][0] == relation


def test_enterprises_link_whatever_their_markets():
    result = judged(
        [company("A", markets=frozenset({"software"})), company("B", markets=frozenset({"bakery"}))],
        holds("A", "B", 60),
    )
    assert counted(result) == {"B": ("linked", "100")}


def test_a_person_controls_through_what_they_control():
    """N holds 30 % of A itself and 30 % through B."""
    everyone = [company("A", 10), company("B", 10), person("N")]
    result = judged(everyone, holds("N", "A", 30), holds("B", "A", 30), holds("N", "B", 100))
    assert counted(result) == {"B": ("linked", "100"), "N": ("linked", "100")}


def test_persons_acting_jointly_count_as_one():
    everyone = [company("A", 10), company("B", 10), person("M"), person("N")]
    rows = [holds("M", "A", 30), holds("N", "A", 30), holds("M", "B", 40), holds("N", "B", 20)]
    assert counted(judged(everyone, *rows))["B"] == ("autonomous", "0")
    together = judged(everyone, *rows, acting_jointly=(frozenset("MN"),))
    assert counted(together) == dict.fromkeys("BMN", ("linked", "100"))


def test_angels_companies_acting_jointly_are_linked_with_what_they_hold_together():
    angels = [company(key, 10, kind=Kind.BUSINESS_ANGEL, invested=Decimal(1)) for key in "HI"]
    rows = [holds("H", "A", 30), holds("I", "A", 30)]
    assert counted(judged([company("A", 10), *angels], *rows)) == dict.fromkeys("HI", ("excluded", "0"))
    together = judged([company("A", 10), *angels], *rows, acting_jointly=(frozenset("HI"),))
    assert (counted(together), last_figures(together)[0]) == (dict.fromkeys("HI", ("linked", "100")), 30)


def test_a_person_is_no_partner_and_makes_none():
    result = judged(
        [company("A", 9), company("B", 200), person("N")], holds("N", "A", 30), holds("N", "B", 100)
    )
    assert counted(result) == {"B": ("autonomous", "0"), "N": ("autonomous", "0")}
    assert result.category is MICRO


def test_a_sole_trader_is_an_enterprise():
    """A person with accounts of their own is linked and counted like a company."""
    trader = person("N", accounts=company("N", 45).accounts)
    result = judged([company("A", 9), trader], holds("N", "A", 60))
    assert (result.category, last_figures(result)[0]) == (MEDIUM, 54)


def test_a_venture_fund_with_the_majority_links_its_portfolio():
    everyone = [company("A", 100), company("V", 5, kind="venture_capital"), company("X", 200)]
    result = judged(everyone, holds("V", "A", 60), holds("V", "X", 60))
    assert counted(result) == dict.fromkeys("VX", ("linked", "100"))
    assert result.category is NOT_SME


def test_holdings_in_each_other_end():
    everyone = [company("A", 20), company("B", 20)]
    result = judged(everyone, holds("A", "B", 60), holds("B", "A", 10))
    assert (counted(result), result.category) == ({"B": ("linked", "100")}, SMALL)


def test_a_ring_of_control_ends():
    everyone = [company(key, 20) for key in "ABC"]
    result = judged(everyone, holds("A", "B", 60), holds("B", "C", 60), holds("C", "A", 60))
    assert counted(result) == dict.fromkeys("BC", ("linked", "100"))


def test_consolidated_accounts_replace_what_they_contain():
    parent = company("P", 60, consolidates=frozenset({"A", "S"}))
    result = judged([company("A", 20), parent, company("S", 15)], holds("P", "A", 60), holds("P", "S", 100))
    assert last_figures(result)[0] == 60
    assert counted(result) == {"P": ("linked", "100"), "S": ("linked", "0")}
    assert (
        str(result.contributions[1].why) == "The accounts of an enterprise that is counted already contain S."
    )


def test_consolidation_is_followed_to_the_bottom():
    parent, middle = (
        company("P", 60, consolidates=frozenset("M")),
        company("M", 30, consolidates=frozenset("S")),
    )
    everyone = [company("A", 5), parent, middle, company("S", 15)]
    result = judged(everyone, holds("A", "P", 60), holds("P", "M", 60), holds("M", "S", 60))
    assert last_figures(result)[0] == 65


def test_consolidation_reaches_through_what_counts_for_less():
    """M counts at 30 % only, but lies within P's accounts, and so does all that M's accounts contain."""
    parent, middle = (
        company("P", 60, consolidates=frozenset("M")),
        company("M", 30, consolidates=frozenset("S")),
    )
    everyone = [company("A", 5), parent, middle, company("S", 15)]
    result = judged(everyone, holds("A", "P", 60), holds("M", "A", 30), holds("A", "S", 60))
    assert last_figures(result)[0] == 65


def test_holders_with_more_than_the_whole_are_named():
    result = judged([company("A"), company("P"), company("Q")], holds("P", "A", 60), holds("Q", "A", "40.5"))
    assert str(result.reasons[2]) == (
        "The holders of A have 100.5 % together, more than 100 %. Check these rows."
    )
    assert len(judged([company("A"), company("P")], holds("P", "A", 100)).reasons) == 2


def test_accounts_that_count_for_less_replace_nothing():
    """A partner counts at its share, so what its accounts contain is not covered in full."""
    partner = company("P", 60, consolidates=frozenset({"S"}))
    result = judged([company("A", 10), company("S", 20), partner], holds("A", "S", 60), holds("P", "A", 30))
    assert last_figures(result)[0] == 10 + 20 + 18
